import { Type } from 'typebox'
import { oneOf } from '../texts.ts'
import { Count, EXACT, Time } from './basics.ts'

/** How people were seated: a table per background, each table a blend, or as the list says. */
export const Arrangement = oneOf('alike', 'mixed', 'list')

/** A table of the hall. Who sits at it are the people whose group is its name. */
export const SeatedTable = Type.Object(
  {
    name: Type.String(),
    seats: Count,
    /** The background of those at it, where they were seated alike. */
    background: Type.Optional(Type.String()),
    /** In the views of stage and hall only: who sits at it, as the event lets people be named. */
    names: Type.Optional(Type.Array(Type.String())),
  },
  EXACT,
)

/** The plan of tables that was applied last. */
export const Seating = Type.Object(
  {
    at: Time,
    arrangement: Arrangement,
    /** With the same people and this seed the same arrangement comes out again. */
    seed: Count,
    tables: Type.Array(SeatedTable),
    /** From the next seal on the plan cannot be taken back any more. */
    fixed: Type.Boolean(),
  },
  EXACT,
)

/** What stage and hall see of it, while the table plan is on the stage. */
export const ShownSeating = Type.Object({ tables: Seating.properties.tables }, EXACT)

/** The tables before the last plan, and the group of everybody who had one: what taking the plan back restores. Of the server only. */
export const SeatedBefore = Type.Object(
  {
    seating: Type.Union([Seating, Type.Null()]),
    groups: Type.Array(Type.Tuple([Type.String(), Type.String()])),
  },
  EXACT,
)
