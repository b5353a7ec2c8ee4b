/** The number that a line of a list begins with, and what follows it. */
export interface Numbered {
  number: number
  rest: string
}

const MARKED = /^\s*[(（[【]?\s*(\d{1,4})\s*(?:[.、．。:：)）\]】]|\ufe0f?\u20e3)\s*(.*)$/u
const CIRCLES = ['①-⑳', '⓵-⓾', '❶-❿', '⓫-⓴', '㉑-㉟', '㊱-㊿', '⑴-⒇', '⒈-⒛'] as const
/** Where each of these runs of signs begins to count. */
const BEGINS = [1, 1, 1, 11, 21, 36, 1, 1]
const CIRCLED = new RegExp(`^\\s*([${CIRCLES.join('')}])[.、]?\\s*(.*)$`, 'u')
/** A number with nothing behind it but the name. */
const BARE = /^\s*(\d{1,3})(?:\s+|(?=\p{Script=Han}))(\D.*)$/u

/** How a line is numbered: `1.` `1、` `1)` `(1)` `①` `⒈` `1️⃣`; null if it is not. */
export function numbered(line: string): Numbered | null {
  const marked = MARKED.exec(fullWidthDigits(line))
  if (marked) return { number: Number(marked[1]), rest: marked[2]! }
  const circled = CIRCLED.exec(line)
  if (circled) return { number: circledNumber(circled[1]!), rest: circled[2]! }
  return null
}

/** The same of a line that goes on counting with a bare number: “5 王一”, “5王一”. */
export function countsOn(line: string, last: number): Numbered | null {
  const bare = BARE.exec(fullWidthDigits(line))
  return bare && Number(bare[1]) === last + 1 ? { number: last + 1, rest: bare[2]! } : null
}

const fullWidthDigits = (line: string): string =>
  line.replace(/^[\s０-９]+/, (start) => start.normalize('NFKC'))

function circledNumber(sign: string): number {
  const code = sign.codePointAt(0)!
  const run = CIRCLES.findIndex((each) => {
    const [from, to] = each.split('-') as [string, string]
    return code >= from.codePointAt(0)! && code <= to.codePointAt(0)!
  })
  return BEGINS[run]! + code - CIRCLES[run]!.codePointAt(0)!
}
