import { csvText } from '../../../../shared/formats/formula.ts'
import { isRefusal, type Refusal } from '../../../../shared/show/rule.ts'
import type { ImportProblems } from '../../../../shared/wire.ts'
import { ask } from '../../../link/http.ts'
import type { useHostText } from '../../text.ts'

/** Saves every problem of a preview as a CSV file: row, code, what is wrong, and the row as it stands in the list. */
export async function saveProblems(
  event: string,
  preview: string,
  list: string,
  t: ReturnType<typeof useHostText>['t'],
): Promise<Refusal | null> {
  const said = await ask<ImportProblems>(
    { role: 'host' },
    'GET',
    `/api/events/${event}/people/preview/${preview}/problems`,
  )
  if (isRefusal(said)) return said
  const header = [
    t('import.file.row'),
    t('import.sheet'),
    t('import.file.code'),
    t('import.file.what'),
    t('import.file.text'),
  ]
  const rows = said.problems.map(({ row, sheet = '', code, with: params, text }) => [
    row,
    sheet,
    code,
    t(`problem.${code}`, params),
    text,
  ])
  const href = URL.createObjectURL(new Blob([csvText([header, ...rows])], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = href
  link.download = `${t('import.file.name', { list: list.replace(/\.[^.]*$/, '') })}.csv`
  link.click()
  URL.revokeObjectURL(href)
  return null
}
