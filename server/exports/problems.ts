import { fill } from '../../shared/fill.ts'
import en from '../../shared/i18n/en/hostPeople.ts'
import zhCN from '../../shared/i18n/zh-CN/hostPeople.ts'
import zhTW from '../../shared/i18n/zh-TW/hostPeople.ts'
import type { Language } from '../../shared/show/languages.ts'
import type { ImportProblems } from '../../shared/wire.ts'
import type { Sheet } from './export.ts'

const TEXTS: Record<Language, Record<keyof typeof en, string>> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en }
/** Before the ending of a file's name. */
const NAME = /\.[^.]*$/

/** Every problem of a list that was read: row, sheet, kind, what is wrong, and the row as it stands in the list. */
export function problemSheet({ problems }: ImportProblems, language: Language): Sheet {
  const texts = TEXTS[language]
  return {
    name: texts['import.file.what'],
    header: (
      ['import.file.row', 'import.sheet', 'import.file.code', 'import.file.what', 'import.file.text'] as const
    ).map((key) => texts[key]),
    rows: problems.map(({ row, sheet = '', code, with: params, text }) => [
      row,
      sheet,
      code,
      fill(texts[`problem.${code}`], params, language),
      text,
    ]),
    plain: true,
  }
}

/** What the file with the problems of a list is called, without its ending. */
export const problemFile = (list: string, language: Language): string =>
  fill(TEXTS[language]['import.file.name'], { list: list.replace(NAME, '') }, language)
