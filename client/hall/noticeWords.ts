import type notice from '../../shared/i18n/en/notice.ts'
import { currencyOf } from '../../shared/show/currency.ts'
import type { NoticeChange } from '../../shared/show/noticeText.ts'
import type { NoticePrize, State } from '../../shared/show/state.ts'
import { textOf, type Dictionary } from '../kit/language.ts'

/** The texts of the notice. */
export const noticeText = textOf<keyof typeof notice>(
  import.meta.glob<Dictionary>('../../shared/i18n/*/notice.ts', { import: 'default' }),
)
const { t, money, moment, number } = noticeText

/** On which conditions a prize is won, in one line. */
export function conditionsOf({ unit, groups, per_group, excludes, counts, need }: NoticePrize): string {
  return [
    t(`unit.${unit}`),
    groups && t('groups', { groups }),
    per_group > 0 && t('per-group', { count: per_group }),
    t(`excludes.${excludes}`),
    !counts && t('counts-not'),
    t(`need.${need}`),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** A change since the notice, in one line. */
export function changeLine(change: NoticeChange, view: State): string {
  const { prize } = change
  if (change.kind !== 'changed') return t(change.kind, { name: prize!.name, count: prize!.quantity })
  const { member, before, after } = change
  const what = [prize?.name, t(`member.${member}`)].filter(Boolean).join(' · ')
  const said = (value: unknown) => valueOf(member, value, currencyOf(view.settings))
  return t('changed', { what, before: said(before), after: said(after) })
}

function valueOf(member: string, value: unknown, currency: string): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return t('none')
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  if (member === 'claimBy') return moment(value as number)
  if (member === 'value') return money(value as number, currency)
  if (member === 'unit') return t(`unit.${value as 'person'}`)
  if (member === 'excludes') return t(`excludes.${value as 'own'}`)
  if (member === 'need') return t(`need.${value as 'room'}`)
  if (Array.isArray(value)) return value.join(', ')
  return typeof value === 'number' ? number(value) : String(value)
}
