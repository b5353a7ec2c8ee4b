import { Type, type TObject, type TSchema } from 'typebox'
import { TABLES } from '../show/table.ts'
import { EpochMs, EXACT, Head, Version } from './basics.ts'

/*
 * What a socket is told has changed (seen.ts): members set or changed in part, records patched, put, dropped and put in order,
 * each member and record of the kind that the role's view has.
 */
const RecordId = Type.Union([Type.String(), Type.Integer()])
const Runs = Type.Array(Type.Tuple([Version, Version]))

const isObject = (schema: TSchema): schema is TObject => 'properties' in schema
const partOf = (schema: TObject) => Type.Partial(schema, EXACT)

/** The schema of the change between two views of a role. */
function changeOf(view: TObject) {
  const { properties } = view
  const members = Object.entries(properties)
  /** The records of each table that the role sees. */
  const records = TABLES.map((table) => [table, properties[table] as unknown as { items: TSchema }] as const)
  const perTable = (schemaOf: (record: TSchema) => TSchema) =>
    Type.Optional(
      Type.Object(
        Object.fromEntries(records.map(([table, { items }]) => [table, Type.Optional(schemaOf(items))])),
        EXACT,
      ),
    )
  const parts = members.flatMap(([name, schema]) => {
    const objects = [schema, ...(('anyOf' in schema ? schema.anyOf : []) as TSchema[])].filter(isObject)
    return objects.length === 0 ? [] : [[name, Type.Optional(Type.Union(objects.map(partOf)))] as const]
  })
  return Type.Object(
    {
      type: Type.Literal('seen'),
      set: Type.Optional(partOf(view)),
      part: Type.Optional(Type.Object(Object.fromEntries(parts), EXACT)),
      patch: perTable((record) =>
        Type.Array(Type.Tuple([Type.Array(RecordId), isObject(record) ? partOf(record) : record])),
      ),
      put: perTable((record) => Type.Array(record)),
      drop: perTable(() => Type.Array(RecordId)),
      order: perTable(() => Runs),
    },
    EXACT,
  )
}

/** Server to client `facts`, for a role with this view. */
export const factsOf = (view: TObject) =>
  Type.Object(
    {
      from: Version,
      to: Version,
      head: Head,
      facts: Type.Array(Type.Object({ at: EpochMs, body: changeOf(view) }, EXACT)),
      now: EpochMs,
    },
    EXACT,
  )

/** Server to client `snapshot`, for a role with this view. */
export const snapshotOf = (view: TObject) =>
  Type.Object({ version: Version, head: Head, state: Type.Union([view, Type.Null()]), now: EpochMs }, EXACT)
