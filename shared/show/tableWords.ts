import type { Language } from './languages.ts'

interface TableWords {
  /** What a table is called, `#` standing for its number. */
  table: string
  /** What begins the tag of those who sit at one table, or each at another: `together:choir`. Those of every language are read. */
  together: string
  apart: string
}

/** The words for tables, apart from the other texts: they become names and tags of people. */
export const TABLE_WORDS: Record<Language, TableWords> = {
  'zh-CN': { table: '# 桌', together: '同桌', apart: '分开' },
  'zh-TW': { table: '第 # 桌', together: '同桌', apart: '分開' },
  en: { table: 'Table #', together: 'together', apart: 'apart' },
}
