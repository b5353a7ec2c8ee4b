import { Type, type Static } from 'typebox'
import { FIELDS } from '../formats/headings.ts'
import { PROBLEMS, type ProblemCode } from '../formats/people.ts'
import { oneOf } from '../show/texts.ts'
import { EXACT } from './basics.ts'

const Count = Type.Integer({ minimum: 0 })
/** Which columns (from 0) each field is taken from. */
const Columns = Type.Optional(Type.Array(Type.Integer({ minimum: 0, maximum: 1000 }), { maxItems: 20 }))
type Field = (typeof FIELDS)[number]
export const Mapping = Type.Object(
  Object.fromEntries(FIELDS.map((field) => [field, Columns])) as Record<Field, typeof Columns>,
  EXACT,
)

/** A person as a list has them. */
const ListedPerson = Type.Object(
  {
    code: Type.String(),
    name: Type.String(),
    group: Type.String(),
    tags: Type.Array(Type.String()),
    weight: Type.Integer({ minimum: 1 }),
    phone: Type.String(),
    email: Type.String(),
    checkedIn: Type.Optional(Type.Boolean()),
  },
  EXACT,
)
const ProblemCode = oneOf(...(Object.keys(PROBLEMS) as ProblemCode[]))

/** What is wrong with a row of a list; `row` counts from 1, as the file's user counts. */
const Problem = Type.Object(
  {
    row: Type.Integer({ minimum: 1 }),
    code: ProblemCode,
    with: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  },
  EXACT,
)

/** What the host sees of a file before anything changes. */
export const ImportSummary = Type.Object(
  {
    columns: Type.Array(Type.Object({ heading: Type.String(), samples: Type.Array(Type.String()) }, EXACT)),
    mapping: Mapping,
    /** Rows that hold something. */
    rows: Count,
    /** The first of them; `problemCounts` counts all. */
    problems: Type.Array(Problem),
    problemCounts: Type.Partial(
      Type.Object(
        Object.fromEntries(Object.keys(PROBLEMS).map((code) => [code, Count])) as Record<
          ProblemCode,
          typeof Count
        >,
      ),
      EXACT,
    ),
    difference: Type.Object(
      {
        added: Count,
        changed: Count,
        same: Count,
        missing: Count,
        samples: Type.Object(
          {
            added: Type.Array(ListedPerson),
            changed: Type.Array(
              Type.Object(
                {
                  name: Type.String(),
                  before: Type.Partial(ListedPerson, EXACT),
                  after: Type.Partial(ListedPerson, EXACT),
                },
                EXACT,
              ),
            ),
            missing: Type.Array(
              Type.Object({ name: Type.String(), code: Type.String(), group: Type.String() }, EXACT),
            ),
          },
          EXACT,
        ),
      },
      EXACT,
    ),
  },
  EXACT,
)
export type ImportSummary = Static<typeof ImportSummary>

/** A list that was read, under the id by which it is mapped again or imported. */
export const ImportPreview = Type.Object({ preview: Type.String(), ...ImportSummary.properties }, EXACT)
export type ImportPreview = Static<typeof ImportPreview>

/** Server to client `progress`, to the sockets of the session that asked: how far the reading of a list is. */
export const ImportProgress = Type.Object(
  {
    work: Type.Literal('people/preview'),
    event: Type.String(),
    step: oneOf('reading', 'checking', 'comparing'),
  },
  EXACT,
)
export type ImportProgress = Static<typeof ImportProgress>
export type ImportStep = ImportProgress['step']
