import { type CellValue, readXlsx, type Sheet } from 'hucre/xlsx'
import type { Format } from './format.ts'
import { Unreadable } from './unreadable.ts'
import { tabulate } from './table.ts'
import { guardZip } from './zip.ts'

const OLE = [0xd0, 0xcf, 0x11, 0xe0]
/** How many leading sheets are looked at for the first that is not empty. */
const SHEETS = 8

/** A workbook of Excel, WPS, LibreOffice, Numbers or a registration site: its first visible sheet that is not empty. */
export const xlsx: Format = {
  name: 'xlsx',

  accepts({ bytes }) {
    return (bytes[0] === 0x50 && bytes[1] === 0x4b) || OLE.every((byte, i) => bytes[i] === byte)
  },

  async read(bytes) {
    // A workbook under a password and one of Excel 97 come in the same container.
    if (OLE.every((byte, i) => bytes[i] === byte)) {
      throw new Unreadable(includes(bytes, 'EncryptedPackage') ? 'file-encrypted' : 'file-old-excel')
    }
    await guardZip(bytes)
    for (let at = 0; at < SHEETS; at++) {
      const sheet = await visible(bytes, at)
      if (!sheet) break
      const rows = texts(sheet)
      if (rows.some((row) => row.some((cell) => cell.trim() !== ''))) return tabulate(rows)
    }
    throw new Unreadable('file-empty')
  },
}

/** The nth visible sheet; undefined if there are not so many. */
async function visible(bytes: Uint8Array, at: number): Promise<Sheet | undefined> {
  let seen = 0
  const sheets = (info: { hidden?: boolean; veryHidden?: boolean }) =>
    !info.hidden && !info.veryHidden && seen++ === at
  try {
    return (await readXlsx(bytes, { sheets, readStyles: true })).sheets[0]
  } catch (error) {
    throw new Unreadable('file-broken', {}, error)
  }
}

function texts(sheet: Sheet): string[][] {
  const rows = sheet.rows.map((row) => row.map(textOf))
  for (const [key, cell] of sheet.cells ?? []) {
    const [row, column] = key.split(',').map(Number) as [number, number]
    if (cell.type === 'error') rows[row]![column] = ''
    const padded = cell.style?.numFmt
    // A number shown with leading zeros is a code: 000123.
    if (typeof cell.value === 'number' && padded && /^0{2,}$/.test(padded)) {
      rows[row]![column] = textOf(cell.value).padStart(padded.length, '0')
    }
  }
  return rows
}

/** A cell as text: numbers in full, never as 1.38E+10; dates as in ISO 8601. */
function textOf(value: CellValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return digits(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (!(value instanceof Date)) return value
  if (Number.isNaN(value.getTime())) return ''
  return value
    .toISOString()
    .replace('T00:00:00.000Z', '')
    .replace('T', ' ')
    .replace(/\.\d+Z$/, '')
}

function digits(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString()
  // Excel keeps 15 significant digits: 0.1 + 0.2 is 0.3.
  return String(Number(value.toPrecision(15)))
}

/** Whether the container's directory has an entry of this name, written in UTF-16. */
function includes(bytes: Uint8Array, name: string): boolean {
  const wide = [...name].flatMap((c) => [c.charCodeAt(0), 0])
  for (let at = bytes.indexOf(wide[0]!); at >= 0; at = bytes.indexOf(wide[0]!, at + 1)) {
    if (wide.every((byte, i) => bytes[at + i] === byte)) return true
  }
  return false
}
