import { decode } from './encoding.ts'
import type { Format } from './format.ts'
import { looksLike } from './look.ts'
import { CELL_LIMIT, type Table } from './table.ts'
import { Unreadable } from './unreadable.ts'

/** How WeChat begins the message to which everybody adds a line. */
const OPENING = /^\s*#?\s*(接龙|接龍|group solitaire)/i
const ENTRY = /^\s*(\d{1,4})\s*[.、．。)）]\s*(.*)$/
const EXAMPLE = /^\s*(例|示例|例如|example|e\.g\.)\s*[:：]?\s*(.*)$/i
/** How many others somebody brings: “2人”, “+1”, “x2”. */
const COMPANY = /^([+＋xX×]\s*\d+|\d+\s*[人位名个])$/

/** Lines numbered by those who put their names down, as they are pasted from a chat: “1. 王一 甲公司”. */
export const solitaire: Format = {
  name: 'solitaire',

  accepts({ bytes }) {
    const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4_096))
    if (start.includes(0) && start[0] !== 0xff && start[0] !== 0xfe) return false
    let text: string
    try {
      text = decode(bytes.subarray(0, 65_536)).text
    } catch (error) {
      if (error instanceof Unreadable) return false
      throw error
    }
    return OPENING.test(text) || numbered(text)
  },

  async read(bytes, choice = {}) {
    const { text, encoding } = decode(bytes, choice.encoding)
    return { ...entries(text.split(/\r\n|\r|\n/)), encoding }
  },
}

/** Whether every line has its number, one after the other from 1. */
function numbered(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  if (lines.length < 2 || lines.some((line) => line.includes('\t'))) return false
  return lines.slice(0, 50).every((line, i) => Number(ENTRY.exec(line)?.[1]) === i + 1)
}

function entries(lines: string[]): Table {
  let words = ['姓名']
  const read: { line: number; text: string }[] = []
  for (const [i, line] of lines.entries()) {
    const example = EXAMPLE.exec(line)
    const entry = ENTRY.exec(line)
    if (example && read.length === 0 && split(example[2]!).length > 0) words = split(example[2]!)
    else if (entry) read.push({ line: i + 1, text: entry[2]! })
    // A line that goes on below its number.
    else if (read.length > 0 && line.trim() !== '') read.at(-1)!.text += ` ${line.trim()}`
  }
  if (read.every(({ text }) => text.trim() === '')) throw new Unreadable('file-empty')
  const header = [...words, ...['手机', '备注'].filter((word) => !words.includes(word))]
  return {
    header,
    rows: read.map(({ text }) => rowOf(text.slice(0, CELL_LIMIT), words, header)),
    first: read[0]!.line,
    numbers: read.map(({ line }) => line),
  }
}

const split = (text: string) => text.split(/[\s,，;；/|、]+/).filter((word) => word !== '')

/** The words of a line in the columns of the example; telephone numbers and companions in theirs, what is over as a remark. */
function rowOf(text: string, words: string[], header: string[]): string[] {
  const row = header.map(() => '')
  const put = (column: string, said: string) => {
    const at = header.indexOf(column)
    row[at] = row[at] ? `${row[at]} ${said}` : said
  }
  const plain: string[] = []
  for (const word of joinedLatin(split(text))) {
    if (COMPANY.test(word)) put('备注', word)
    else if (looksLike(word) === 'phone') put('手机', word)
    else plain.push(word)
  }
  const columns = header.slice(0, words.length).filter((word) => word !== '手机' && word !== '备注')
  for (const [i, word] of plain.entries()) put(columns[i] ?? '备注', word)
  return row
}

const isLatin = (word: string): boolean => /^[\p{Script=Latin}.'’-]+$/u.test(word)

/** The Latin words at the start of a line are one name: “Ada Lovell”. */
function joinedLatin(words: string[]): string[] {
  const end = words.findIndex((word) => !isLatin(word))
  const count = end < 0 ? words.length : end
  return count < 2 ? words : [words.slice(0, count).join(' '), ...words.slice(count)]
}
