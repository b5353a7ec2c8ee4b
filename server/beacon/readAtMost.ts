/** The text of an answer; throws where it is longer than `most` bytes, without reading on. */
export async function readAtMost(response: Response, most: number): Promise<string> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of response.body ?? []) {
    length += piece.length
    if (length > most) throw new RangeError(`the answer is longer than ${most} bytes`)
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
