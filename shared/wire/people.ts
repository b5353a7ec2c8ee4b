import { Type, type Static } from 'typebox'
import { JUDGED, MEANINGS } from '../formats/decided.ts'
import { ENCODINGS } from '../formats/encodings.ts'
import { FIELDS } from '../formats/headings.ts'
import { PROBLEMS, type ProblemCode } from '../formats/problems.ts'
import { COLUMN_LIMIT } from '../formats/table.ts'
import { TAKEN } from '../show/takenPeople.ts'
import { oneOf } from '../show/texts.ts'
import { EXACT } from './basics.ts'

const Count = Type.Integer({ minimum: 0 })
const Row = Type.Integer({ minimum: 1 })
const Column = Type.Integer({ minimum: 0, maximum: COLUMN_LIMIT })
const Columns = Type.Optional(Type.Array(Column, { maxItems: 50 }))
const CellText = Type.String({ maxLength: 2_000 })
const Meaning = oneOf(...MEANINGS)

/** A value of a column of status or check-in, and what the host says that it means. */
const Decided = Type.Object(
  { field: oneOf(...JUDGED), column: Column, value: CellText, means: Meaning },
  EXACT,
)
const SkippedRow = Type.Object(
  { row: Row, sheet: Type.Optional(Type.String({ maxLength: 100 })), name: CellText },
  EXACT,
)
type Field = (typeof FIELDS)[number]
/** Which columns (from 0) each field is taken from, found anew where none is named, and what the host has decided of the file. */
export const Mapping = Type.Object(
  {
    ...(Object.fromEntries(FIELDS.map((field) => [field, Columns])) as Record<Field, typeof Columns>),
    /** The sheet's name, or `*` for all that hold people. */
    sheet: Type.Optional(Type.String({ maxLength: 100 })),
    encoding: Type.Optional(oneOf(...ENCODINGS)),
    /** Whether rows that the file hides take part. */
    hidden: Type.Optional(Type.Boolean()),
    /** Rows that the host leaves out. */
    skipped: Type.Optional(Type.Array(SkippedRow, { maxItems: 500 })),
    decided: Type.Optional(Type.Array(Decided, { maxItems: 500 })),
  },
  EXACT,
)

/** People of another event, asked for in place of a file. */
export const PeopleFrom = Type.Object({ from: Type.String({ maxLength: 40 }), which: oneOf(...TAKEN) }, EXACT)

/** A person as a list has them. */
const ListedPerson = Type.Object(
  {
    code: Type.String(),
    name: Type.String(),
    group: Type.String(),
    background: Type.Optional(Type.String()),
    tags: Type.Array(Type.String()),
    weight: Type.Integer({ minimum: 1 }),
    phone: Type.String(),
    email: Type.String(),
    checkedIn: Type.Optional(Type.Boolean()),
    also: Type.Optional(Type.Array(Type.String())),
  },
  EXACT,
)
const ProblemCode = oneOf(...(Object.keys(PROBLEMS) as ProblemCode[]))

/** What is wrong with a row of a list; `row` counts from 1, as the file's user counts. */
const Problem = Type.Object(
  {
    row: Row,
    /** The sheet that the row is of, where several are taken. */
    sheet: Type.Optional(Type.String()),
    code: ProblemCode,
    with: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  },
  EXACT,
)

/** Every problem of a preview, each with the row as it stands in the list. */
export const ImportProblems = Type.Object(
  { problems: Type.Array(Type.Object({ ...Problem.properties, text: Type.String() }, EXACT)) },
  EXACT,
)
export type ImportProblems = Static<typeof ImportProblems>

/** A known person as a preview names them. */
const named = { id: Type.String(), name: Type.String(), code: Type.String(), group: Type.String() }
const change = { before: Type.Partial(ListedPerson, EXACT), after: Type.Partial(ListedPerson, EXACT) }

/** What the host sees of a file before anything changes. */
export const ImportSummary = Type.Object(
  {
    columns: Type.Array(Type.Object({ heading: Type.String(), samples: Type.Array(Type.String()) }, EXACT)),
    mapping: Mapping,
    /** Columns that hold something and that nothing is taken from. */
    dropped: Type.Array(Column),
    /** The sheets of a workbook; `sheet` is the one that was read, or `*`; `sheetColumn` then holds their names. */
    sheets: Type.Array(
      Type.Object(
        { name: Type.String(), rows: Count, people: Type.Boolean(), hidden: Type.Boolean() },
        EXACT,
      ),
    ),
    sheet: Type.Union([Type.String(), Type.Null()]),
    sheetColumn: Type.Union([Column, Type.Null()]),
    /** How a file of text was read. */
    encoding: Type.Union([oneOf(...ENCODINGS), Type.Null()]),
    /** Rows that the file hides. */
    hiddenRows: Count,
    /** The values of the columns of status and check-in, and what they are taken for; null is asked about. `valuesMore` are not shown. */
    values: Type.Array(
      Type.Object(
        {
          field: oneOf(...JUDGED),
          column: Column,
          value: Type.String(),
          count: Count,
          means: Type.Union([Meaning, Type.Null()]),
        },
        EXACT,
      ),
    ),
    valuesMore: Count,
    /** Those who are new under several codes. */
    doubles: Type.Array(
      Type.Object({ name: Type.String(), codes: Type.Array(Type.String()), rows: Type.Array(Row) }, EXACT),
    ),
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
        replaced: Count,
        leaving: Count,
        missing: Count,
        samples: Type.Object(
          {
            added: Type.Array(ListedPerson),
            changed: Type.Array(Type.Object({ name: Type.String(), ...change }, EXACT)),
            replaced: Type.Array(Type.Object({ ...named, row: Row, ...change }, EXACT)),
            leaving: Type.Array(Type.Object({ ...named, row: Row, status: Type.String() }, EXACT)),
            missing: Type.Array(Type.Object(named, EXACT)),
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
