import { readFileSync } from 'node:fs'
import { writeXlsx } from 'hucre/xlsx'
import type { FormatName } from '../../shared/formats/endings.ts'
import { gb18030, utf16, utf8 } from './encode.ts'
import { folder } from './exampleFiles.ts'

/** The same small list, whatever it is written in. */
export const LIST = [
  ['票号', '姓名', '组别'],
  ['001', '王小明', '1 桌'],
  ['002', '李"四", 五', '2 桌'],
  ['003', 'Zoë\n𠮷', ''],
]
const text = (delimiter: string, end = '\r\n') =>
  LIST.map((row) => row.map((cell) => `"${cell.replace(/"/g, '""')}"`).join(delimiter)).join(end)

const ascii = text(',').replace('Zoë', 'Zoe')
export const example = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)))

/** Files of each format that hold `LIST` (in GB18030 without the dots on the e). */
export const SAMPLES: Record<FormatName, Record<string, Uint8Array>> = {
  csv: {
    'commas, UTF-8': utf8(text(',')),
    'a byte order mark': utf8('\ufeff' + text(',')),
    semicolons: utf8(text(';', '\n')),
    'tabs, old Mac line ends': utf8(text('\t', '\r')),
    'Excel’s hint of the delimiter': utf8('sep=|\r\n' + text('|')),
    'UTF-16, little end first': utf16(text(',')),
    'UTF-16, big end first': utf16(text('\t'), 'be'),
    'UTF-16 without a mark': utf16(text(','), 'le', false),
    'UTF-16, big end first, without a mark': utf16(text(','), 'be', false),
    GB18030: gb18030(ascii),
  },
  solitaire: {
    'pasted from a chat': utf8(
      '#接龙\n年会\n例 姓名 公司\n\n1. 王小明 甲公司\n2. 李四 13800000001\n3. 赵五 +1',
    ),
    'with a title and circled numbers': utf8('周五聚餐\n① 王小明\n② 李四 13800000001\n③ 赵五+1'),
    'numbered lines alone': utf8('1. 王小明\n2. 李四\n3. 赵五'),
  },
  ranges: { 'two ranges and a number': utf8('1-200\nA001 至 A150, 999号') },
  workbook: {
    'as hucre writes it': await writeXlsx({ sheets: [{ name: 'a', rows: LIST }] }),
    'with inline strings': await writeXlsx({ sheets: [{ name: 'a', rows: LIST }], stringMode: 'inline' }),
    'an empty and a hidden sheet first': await writeXlsx({
      sheets: [
        { name: 'empty', rows: [] },
        {
          name: 'hidden',
          rows: [
            ['票号', '姓名'],
            ['X', '不应读到'],
          ],
          hidden: true,
        },
        { name: 'people', rows: LIST },
      ],
    }),
  },
}
