import { Turns } from '../turns/turns.ts'

/** Records of a list that are written at once. */
const AT_ONCE = 200

/** Whether a value is or has a long list; what stands in the records of one is not looked at. */
const isLong = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ((Array.isArray(value) && value.length > AT_ONCE) || Object.values(value).some(isLong))

/** The JSON of a value in pieces, each made when it is taken, so that other work can be let in between. */
export function* jsonPieces(value: unknown): Generator<string> {
  if (!isLong(value)) yield JSON.stringify(value)
  else if (!Array.isArray(value)) {
    const members = Object.entries(value as object).filter(([, member]) => member !== undefined)
    for (const [i, [name, member]] of members.entries()) {
      yield `${i === 0 ? '{' : ','}${JSON.stringify(name)}:`
      yield* jsonPieces(member)
    }
    yield '}'
  } else if (value.length > AT_ONCE) {
    for (let at = 0; at < value.length; at += AT_ONCE)
      yield (at === 0 ? '[' : ',') + JSON.stringify(value.slice(at, at + AT_ONCE)).slice(1, -1)
    yield ']'
  } else {
    for (const [i, one] of value.entries()) {
      yield i === 0 ? '[' : ','
      yield* jsonPieces(one ?? null)
    }
    yield ']'
  }
}

/** The JSON of a value, made in turns with other work. */
export async function jsonInTurns(value: unknown): Promise<string> {
  const turns = new Turns()
  let text = ''
  for (const piece of jsonPieces(value)) {
    text += piece
    await turns.rest()
  }
  return text
}
