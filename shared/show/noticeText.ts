import { currencyOf } from './currency.ts'
import { claimByOf } from './deadlines.ts'
import { stockOf } from './orders.ts'
import { rulesText } from './rulesText.ts'
import type { NoticePrize, NoticeText, PublicNotice, State } from './state.ts'
import { find } from './table.ts'

/** What a public notice of prizes and rules would state now. */
export function noticeOf(
  state: Pick<State, 'title' | 'date' | 'settings' | 'prizes' | 'sponsors'>,
): NoticeText {
  const { title, date, settings } = state
  return {
    title,
    date,
    organiser: settings.organiser ?? '',
    claimTerms: settings.claimTerms ?? '',
    claimBy: settings.claimBy ?? null,
    currency: currencyOf(settings),
    rules: rulesText({ ...settings, roll: settings.roll ?? 'everyone' }),
    prizes: stockOf(state).map((prize): NoticePrize => {
      const { id, name, quantity, value, unit, groups, per_group, excludes, counts, need } = prize
      const sponsor = find(state.sponsors, prize.sponsor)?.name ?? ''
      const claimBy = claimByOf(state, id)
      return { id, name, sponsor, quantity, value, unit, groups, per_group, excludes, counts, need, claimBy }
    }),
  }
}

type EventMember = Exclude<keyof NoticeText, 'prizes'>
/** The odds are those of the day it was published: people come and go, which is no change of the terms. */
type PrizeMember = Exclude<keyof NoticePrize, 'id' | 'pool'>
type Value = string | number | boolean | string[] | null

/** How what holds now differs from what was published: a prize that came or went, or a member of the event or of a prize. */
export type NoticeChange =
  | { kind: 'added' | 'removed'; prize: NoticePrize }
  | { kind: 'changed'; prize: null; member: EventMember; before: Value; after: Value }
  | { kind: 'changed'; prize: NoticePrize; member: PrizeMember; before: Value; after: Value }

/** Every change since the notice was published, in the order in which it states things. */
export function noticeChanges(
  { text: before }: PublicNotice,
  state: Parameters<typeof noticeOf>[0],
): NoticeChange[] {
  const after = noticeOf(state)
  const changes: NoticeChange[] = []
  for (const member of Object.keys(before) as (keyof NoticeText)[])
    if (member !== 'prizes' && before[member] !== after[member])
      changes.push({ kind: 'changed', prize: null, member, before: before[member], after: after[member] })
  for (const prize of before.prizes) {
    const now = find(after.prizes, prize.id)
    if (now) changes.push(...changesOf(prize, now))
    else changes.push({ kind: 'removed', prize })
  }
  for (const prize of after.prizes) if (!find(before.prizes, prize.id)) changes.push({ kind: 'added', prize })
  return changes
}

function changesOf(before: NoticePrize, after: NoticePrize): NoticeChange[] {
  const members = (Object.keys(before) as (keyof NoticePrize)[]).filter(
    (member): member is PrizeMember => member !== 'id' && member !== 'pool',
  )
  return members
    .filter((member) => JSON.stringify(before[member]) !== JSON.stringify(after[member]))
    .map((member) => ({
      kind: 'changed',
      prize: before,
      member,
      before: before[member],
      after: after[member],
    }))
}
