import { decode } from './encoding.ts'
import type { Format } from './format.ts'
import { ROW_LIMIT, type Table } from './table.ts'
import { Unreadable } from './unreadable.ts'

/** The longest text that is read as ranges, in bytes: nobody types more. */
const TEXT_LIMIT = 20_000
const UNIT = '(?:张|張|号|號|位|份)'
const END = `(?:第|no\\.?|#)?\\s*([\\p{L}_-]*?)\\s*(\\d{1,15})\\s*${UNIT}?`
const RANGE = new RegExp(`^${END}\\s*(?:-|–|—|―|~|～|〜|至|到|to|\\.{2,3}|…)\\s*${END}$`, 'iu')
const ONE = new RegExp(`^${END}$`, 'iu')

/** Numbers of tickets that are typed instead of a list: “1-200”, “A001–A150”, “VIP 1 到 20 号”, one or several of them. */
export const ranges: Format = {
  name: 'ranges',

  accepts({ bytes }) {
    if (bytes.length > TEXT_LIMIT || bytes[0] === 0x50) return false
    try {
      const parts = partsOf(decode(bytes).text)
      return (
        parts.some((part) => RANGE.test(part)) && parts.every((part) => RANGE.test(part) || ONE.test(part))
      )
    } catch (error) {
      if (error instanceof Unreadable) return false
      throw error
    }
  },

  async read(bytes, choice = {}) {
    const { text, encoding } = decode(bytes, choice.encoding)
    return { ...tableOf(partsOf(text)), encoding }
  },
}

const partsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split(/[\r\n,，;；、]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Somebody for every number, named like their code. */
function tableOf(parts: string[]): Table {
  const rows: string[][] = []
  for (const part of parts) {
    for (const code of codesOf(part, ROW_LIMIT - rows.length)) rows.push([code])
  }
  return { header: [''], rows, first: 1, columns: { code: [0], name: [0] } }
}

/** The codes of one range or number, at most `room`. Throws Unreadable. */
function codesOf(part: string, room: number): string[] {
  const range = RANGE.exec(part)
  if (!range) {
    const one = ONE.exec(part)
    if (!one) throw new Unreadable('file-unknown')
    return [one[1]! + one[2]!]
  }
  const [, prefix = '', from = '', other = '', to = ''] = range
  // “A001-150” names the letters once.
  if (other !== '' && other !== prefix) throw new Unreadable('range-mixed', { range: part })
  const [least, most] = [Number(from), Number(to)]
  if (most < least) throw new Unreadable('range-backwards', { range: part })
  if (most - least >= room) throw new Unreadable('range-too-long', { range: part, limit: ROW_LIMIT })
  const width = from.startsWith('0') || from.length === to.length ? from.length : 0
  return Array.from({ length: most - least + 1 }, (_, i) => prefix + String(least + i).padStart(width, '0'))
}
