import { Turns } from '../workers/turns.ts'

/** Records of a list that are written at once. */
const AT_ONCE = 200
/** How deep long lists may stand: the message, a fact of it, the change, its kind, its table. */
const DEPTH = 4
/** How deep short lists may hold long ones: the facts of a message. */
const LISTS_DEPTH = 1

/** The JSON of a value in pieces, each made when it is taken, so that other work can be let in between. */
export function* jsonPieces(value: unknown, depth = 0): Generator<string> {
  if (Array.isArray(value) && value.length > AT_ONCE) {
    for (let at = 0; at < value.length; at += AT_ONCE)
      yield (at === 0 ? '[' : ',') + JSON.stringify(value.slice(at, at + AT_ONCE)).slice(1, -1)
    yield ']'
  } else if (Array.isArray(value) && depth <= LISTS_DEPTH) {
    yield '['
    for (const [i, each] of value.entries()) {
      if (i > 0) yield ','
      yield* jsonPieces(each ?? null, depth)
    }
    yield ']'
  } else if (typeof value === 'object' && value !== null && !Array.isArray(value) && depth < DEPTH) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined)
    yield '{'
    for (const [i, [name, member]] of members.entries()) {
      yield `${i === 0 ? '' : ','}${JSON.stringify(name)}:`
      yield* jsonPieces(member, depth + 1)
    }
    yield '}'
  } else yield JSON.stringify(value)
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
