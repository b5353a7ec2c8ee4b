import { type Static, Type } from 'typebox'
import { PRIZE_PROBLEMS } from '../formats/prizeList.ts'
import { oneOf } from '../show/texts.ts'

const EXACT = { additionalProperties: false }
const Row = Type.Integer({ minimum: 1 })
const members = {
  quantity: Type.Optional(Type.Integer()),
  value: Type.Optional(Type.Integer()),
  note: Type.Optional(Type.String()),
  per_draw: Type.Optional(Type.Integer()),
  need: Type.Optional(oneOf('room', 'beacon', 'none')),
}
const Members = Type.Object(members, EXACT)

const Column = Type.Optional(Type.Integer({ minimum: 0, maximum: 999 }))
/** Which column each field is in, counted from 0; what is absent is in none. */
export const PrizeMapping = Type.Object(
  {
    name: Column,
    sponsor: Column,
    quantity: Column,
    value: Column,
    per_draw: Column,
    need: Column,
    note: Column,
  },
  EXACT,
)

/** A list of prizes that was read, under the id by which it is imported. Rows count from 1, as the file's user counts. */
export const PrizePreview = Type.Object(
  {
    preview: Type.String(),
    /** The columns of the list: what each is called, and what stands first in it. */
    columns: Type.Array(Type.Object({ heading: Type.String(), sample: Type.String() }, EXACT)),
    mapping: PrizeMapping,
    /** The rows that are not taken. */
    problems: Type.Array(
      Type.Object(
        {
          row: Row,
          code: oneOf(...PRIZE_PROBLEMS),
          with: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
        },
        EXACT,
      ),
    ),
    difference: Type.Object(
      {
        /** Names of the sponsors that are new. */
        sponsors: Type.Array(Type.String()),
        added: Type.Array(
          Type.Object(
            { row: Row, name: Type.String(), sponsor: Type.Optional(Type.String()), ...members },
            EXACT,
          ),
        ),
        changed: Type.Array(
          Type.Object(
            { row: Row, prize: Type.String(), name: Type.String(), before: Members, after: Members },
            EXACT,
          ),
        ),
        same: Type.Integer({ minimum: 0 }),
      },
      EXACT,
    ),
  },
  EXACT,
)
export type PrizePreview = Static<typeof PrizePreview>
