import { Type } from 'typebox'
import { claimByOf } from './deadlines.ts'
import { rollOf } from './pool.ts'
import { command, fact, refusal, type CommandRule } from './rule.ts'
import { rulesText } from './rulesText.ts'
import type { NoticePrize, NoticeText, PublicNotice, State } from './state.ts'
import { find } from './table.ts'
import { currencyOf } from './terms.ts'
import { oneOf } from './texts.ts'

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
    rules: rulesText({ ...settings, roll: rollOf(state) }),
    prizes: state.prizes.map((prize): NoticePrize => {
      const { id, name, quantity, value, unit, groups, per_group, excludes, counts, need } = prize
      const sponsor = find(state.sponsors, prize.sponsor)?.name ?? ''
      const claimBy = claimByOf(state, id)
      return { id, name, sponsor, quantity, value, unit, groups, per_group, excludes, counts, need, claimBy }
    }),
  }
}

type EventMember = Exclude<keyof NoticeText, 'prizes'>
type PrizeMember = Exclude<keyof NoticePrize, 'id'>
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
  const members = (Object.keys(before) as (keyof NoticePrize)[]).filter((member) => member !== 'id')
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

export const noticeCommands: Record<string, CommandRule> = {
  /** Publishes the notice of prizes and rules, once: it is frozen, and what changes later is listed beside it. */
  'notice.publish': command({
    roles: ['host'],
    ask: Type.Object({}, { additionalProperties: false }),
    touches: () => ['event'],
    refuse(state) {
      if (state.notice) return refusal('notice-published')
      return state.prizes.length === 0 ? refusal('notice-empty') : null
    },
    decide: (state) => ({ facts: [{ type: 'notice-published', text: noticeOf(state) }] }),
  }),
}

const TimeOrNone = Type.Union([Type.Integer(), Type.Null()])
const EXACT = { additionalProperties: false }

export const noticeFacts = {
  'notice-published': fact({
    schema: Type.Object({
      text: Type.Object(
        {
          title: Type.String(),
          date: Type.String(),
          organiser: Type.String(),
          claimTerms: Type.String(),
          claimBy: TimeOrNone,
          currency: Type.String(),
          rules: Type.String(),
          prizes: Type.Array(
            Type.Object(
              {
                id: Type.String(),
                name: Type.String(),
                sponsor: Type.String(),
                quantity: Type.Integer(),
                value: Type.Integer(),
                unit: oneOf('person', 'group'),
                groups: Type.Union([Type.Array(Type.String()), Type.Null()]),
                per_group: Type.Integer(),
                excludes: oneOf('winners', 'own', 'none'),
                counts: Type.Boolean(),
                need: oneOf('room', 'beacon', 'none'),
                claimBy: TimeOrNone,
              },
              EXACT,
            ),
          ),
        },
        EXACT,
      ),
    }),
    evolve(draft, { text }, at) {
      draft.state.notice = { at, text }
    },
    touches: () => ['event'],
  }),
}
