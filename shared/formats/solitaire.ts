import { decode } from './encoding.ts'
import type { Format } from './format.ts'
import { fieldOf } from './headings.ts'
import { looksLike } from './look.ts'
import { countsOn, numbered, type Numbered } from './numbering.ts'
import { CELL_LIMIT, type Table } from './table.ts'
import { Unreadable } from './unreadable.ts'

/** How WeChat begins the message to which everybody adds a line; others may stand above it. */
const OPENING = /^[^\S\n]*[#＃]?\s*(接龙|接龍|group solitaire)/im
const OPENING_WITHIN = 500
/** Titles and notes above the first number, where no opening says what it is. */
const MOST_TITLES = 8
const EXAMPLE =
  /^\s*[(（【]?\s*(例子|例如|例|示例|样例|範例|范例|格式|填写格式|模板|模版|example|format|e\.g\.)\s*[)）】]?\s*[:：]?\s*(.*)$/i
/** How many others somebody brings: “2人”, “+1”, “x2”, “带家属”. */
const COMPANY =
  /^([+＋xX×]\s*\d+|\d+\s*[人位名个個]|[一二两兩三四五六七八九十]\s*[人位个個]|[带帶携攜](家属|家屬|家人|朋友|孩子|小孩|娃|一|两|\d).*|plus (one|\d+))$/iu
const PHONE = /(?<!\d)(?:\+?86[- ]?)?1\d{2}[- ]?\d{4}[- ]?\d{4}(?!\d)/g

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
    return (OPENING.test(text.slice(0, OPENING_WITHIN)) && isCounted(text)) || isCounted(text, MOST_TITLES)
  },

  async read(bytes, choice = {}) {
    const { text, encoding } = decode(bytes, choice.encoding)
    return { ...entries(text.split(/\r\n|\r|\n/)), encoding }
  },
}

/** Whether lines count from 1 on, below at most so many that do not. Without an opening every line after the first has its number. */
function isCounted(text: string, titles = Infinity): boolean {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  const first = lines.findIndex((line) => numbered(line)?.number === 1)
  if (titles === Infinity) return first >= 0 || lines.some((line) => countsOn(line, 0))
  const list = lines.slice(first, first + 50)
  if (first < 0 || first > titles || list.length < 2 || lines.some((line) => line.includes('\t')))
    return false
  return list.every((line, i) => numbered(line)?.number === i + 1)
}

function entries(lines: string[]): Table {
  let words = ['姓名']
  let last = 0
  const read: { line: number; text: string }[] = []
  for (const [i, line] of lines.entries()) {
    const entry: Numbered | null = numbered(line) ?? countsOn(line, last)
    const example = EXAMPLE.exec(entry ? entry.rest : line)
    // “例 姓名 公司” names the columns; “例 张三 13800000000” is only how a line looks.
    const named = example ? split(example[2]!).filter((word) => fieldOf(word)) : []
    if (example && named.length > 0 && read.length === 0) words = split(example[2]!)
    else if (example && (entry !== null || read.length === 0)) continue
    else if (entry) {
      last = entry.number
      read.push({ line: i + 1, text: entry.rest })
    }
    // A line that goes on below its number.
    else if (read.length > 0 && line.trim() !== '') read.at(-1)!.text += ` ${line.trim()}`
  }
  if (read.every(({ text }) => text.trim() === '')) throw new Unreadable('file-empty')
  const header = [...words, ...['手机', '备注'].filter((word) => !words.includes(word))]
  const company = new Map<number, string>()
  const rows = read.map(({ text }, at) =>
    rowOf(text.slice(0, CELL_LIMIT), words, header, (said) => company.set(at, said)),
  )
  return {
    header,
    rows,
    first: read[0]!.line,
    numbers: read.map(({ line }) => line),
    ...(company.size > 0 && { company }),
  }
}

const split = (text: string) => text.split(/[\s,，;；/|、+＋（）()]+/).filter((word) => word !== '')

/** The words of a line in the columns of the example; telephone numbers and companions in theirs, what is over as a remark. */
function rowOf(text: string, words: string[], header: string[], brings: (said: string) => void): string[] {
  const row = header.map(() => '')
  const put = (column: string, said: string) => {
    const at = header.indexOf(column)
    row[at] = row[at] ? `${row[at]} ${said}` : said
  }
  const rest = text
    .replace(PHONE, (phone) => {
      put('手机', phone)
      return ' '
    })
    // “张三+1” without a space.
    .replace(/[+＋]\s*(\d+)(?!\d)/g, ' ×$1 ')
  const plain: string[] = []
  for (const word of joinedLatin(split(rest.replace(/plus (one|\d+)/gi, '×1')))) {
    if (COMPANY.test(word)) {
      put('备注', word.replace('×', '+'))
      brings(word.replace('×', '+'))
    } else if (looksLike(word) === 'phone') put('手机', word)
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
