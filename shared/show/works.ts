import { Type } from 'typebox'
import { rankedGroups } from './drawnOrder.ts'
import { drawOpen, eventClosed } from './event.ts'
import { isWithdrawn } from './pool.ts'
import { command, refusal, type CommandRule, type Refusal, type Who } from './rule.ts'
import type { Clock, State } from './state.ts'
import { MOST_MINUTES } from './minutes.ts'
import { find } from './table.ts'
import { secondsLeft } from './timeLeft.ts'
import { clean, oneOf, PictureRef, Text, TextOrNone } from './texts.ts'
import { groupOf } from './guest.ts'
import { isLink, isPublic, takesWorks } from './work.ts'
import { workClock } from './workClock.ts'
import { tablesOf, workOf } from './workOrder.ts'

const EXACT = { additionalProperties: false }
const Group = Text(200)
/** Least time between two savings of one group's work from phones, in ms. */
const LEAST_BETWEEN_MS = 2000

/** Most seconds that a group may have left. */
const MOST_SECONDS = MOST_MINUTES * 60

function refuseSave(
  state: State,
  ask: { group: string; title: string; link?: string },
  who: Who,
): Refusal | null {
  const { group } = ask
  if (who.role === 'guest') {
    if (group !== groupOf(state, who)) return refusal('not-yours')
    if (!state.showcase?.open) return refusal('works-closed')
  }
  if (!tablesOf(state).includes(group)) return refusal('group-unknown', { group })
  if (clean(ask.title) === '') return refusal('title-missing')
  if (!isLink(clean(ask.link ?? ''))) return refusal('link-malformed')
  return eventClosed(state)
}

export const workCommands: Record<string, CommandRule> = {
  /** From now on groups may hand in what they made, and change it; `until` says how long. */
  'works.open': command({
    roles: ['host'],
    ask: Type.Object({ until: Type.Optional(Type.Integer({ minimum: 0 })) }, EXACT),
    touches: () => ['works'],
    refuse: (state) => eventClosed(state),
    decide: (_state, { until }) => ({ facts: [{ type: 'works-opened', open: true, until: until ?? null }] }),
  }),
  'works.close': command({
    roles: ['host'],
    ask: Type.Object({}, EXACT),
    touches: () => ['works'],
    refuse: (state) => (state.showcase?.open ? null : refusal('works-closed')),
    decide: () => ({ facts: [{ type: 'works-opened', open: false, until: null }] }),
  }),
  /** Hands in a group's work or changes it; what is left out stays as it was. A group does so while works are taken. */
  'work.save': command({
    roles: ['host', 'desk', 'guest'],
    ask: Type.Object(
      {
        group: Group,
        title: Text(60),
        sentence: Type.Optional(TextOrNone(140)),
        link: Type.Optional(TextOrNone(300)),
        picture: Type.Optional(PictureRef),
      },
      EXACT,
    ),
    touches: ({ group }) => [`work:${group}`],
    refuse: refuseSave,
    decide(state, ask, { now, who }) {
      const before = workOf(state, ask.group)
      if (who.role === 'guest' && !takesWorks(state, now)) return refusal('works-closed')
      if (who.role === 'guest' && before && now - before.at < LEAST_BETWEEN_MS)
        return refusal('work-too-soon')
      const work = {
        group: ask.group,
        title: clean(ask.title),
        sentence: clean(ask.sentence ?? before?.sentence ?? ''),
        link: clean(ask.link ?? before?.link ?? ''),
        picture: ask.picture ?? before?.picture ?? '',
        by:
          who.role === 'guest'
            ? ('table' as const)
            : who.role === 'desk'
              ? ('desk' as const)
              : ('host' as const),
        clerk: who.role === 'guest' ? '' : who.name,
      }
      return { facts: [{ type: 'work-saved', work }] }
    },
  }),
  /** Keeps a work from stage and hall, or lets them see it again; its group sees it as before. */
  'work.judge': command({
    roles: ['host', 'desk'],
    ask: Type.Object({ group: Group, hidden: Type.Boolean() }, EXACT),
    touches: ({ group }) => [`work:${group}`],
    refuse: (state, { group }) => workKnown(state, group),
    decide: (_state, { group, hidden }) => ({ facts: [{ type: 'work-judged', group, hidden }] }),
  }),
  /** The running order: by number, as listed, or as a draw of groups has ranked them. */
  'work.order': command({
    roles: ['host'],
    ask: Type.Object(
      {
        by: oneOf('number', 'hand', 'draw'),
        groups: Type.Optional(Type.Array(Group, { maxItems: 2000 })),
        draw: Type.Optional(Type.Integer({ minimum: 1 })),
      },
      EXACT,
    ),
    touches: () => ['works'],
    refuse(state, { by, draw }) {
      if (by === 'draw' && !rankedGroups(state, draw ?? 0)) return refusal('draw-orders-nothing')
      return eventClosed(state)
    },
    decide(state, { by, groups = [], draw }) {
      const listed = by === 'draw' ? rankedGroups(state, draw!)! : by === 'hand' ? [...new Set(groups)] : []
      return { facts: [{ type: 'works-ordered', by, groups: listed }] }
    },
  }),
  /** Shows a work on the stage, or all of them. The showcase has to be on. */
  'work.show': command({
    roles: ['host'],
    ask: Type.Object({ group: Type.Union([Group, Type.Null()]) }, EXACT),
    touches: () => ['show'],
    refuse(state, { group }) {
      const cue = state.show.cue === null ? undefined : find(state.cues, state.show.cue)
      if (cue?.scene !== 'groups') return refusal('showcase-off')
      const hidden = group !== null && workOf(state, group)?.hidden
      const unknown =
        group === null ? null : hidden ? refusal('work-hidden', { group }) : workKnown(state, group)
      return unknown ?? drawOpen(state)
    },
    decide: (_state, { group }) => ({ facts: [{ type: 'work-shown', group }] }),
  }),
  /** More or less time for the group on the stage, in seconds; `paused` holds its clock or lets it go on. */
  'work.time': command({
    roles: ['host'],
    ask: Type.Object(
      {
        add: Type.Optional(Type.Integer({ minimum: -MOST_SECONDS, maximum: MOST_SECONDS })),
        paused: Type.Optional(Type.Boolean()),
      },
      { ...EXACT, minProperties: 1 },
    ),
    touches: () => ['work-time'],
    refuse: (state) => (clockOnStage(state) ? null : refusal('work-untimed')),
    decide(state, { add = 0, paused }, { now }) {
      const clock = clockOnStage(state)!
      const left = Math.min(MOST_SECONDS, secondsLeft(clock, now) + add)
      const stands = paused ?? clock.ends === null
      return {
        facts: [
          {
            type: 'work-timed',
            clock: stands ? { ends: null, left } : { ends: now + left * 1000, left: null },
          },
        ],
      }
    },
  }),
  /** Makes all works that are not hidden public. */
  'works.publish': command({
    roles: ['host'],
    ask: Type.Object({}, EXACT),
    touches: () => ['works'],
    refuse: (state) => (state.works?.length ? null : refusal('works-none')),
    decide: () => ({ facts: [{ type: 'works-published' }] }),
  }),
  /** Opens and closes the vote, shows its result and takes it back. */
  'vote.set': command({
    roles: ['host'],
    ask: Type.Object({ open: Type.Optional(Type.Boolean()), shown: Type.Optional(Type.Boolean()) }, EXACT),
    touches: () => ['vote'],
    refuse: (state) => (state.works?.length ? null : refusal('works-none')),
    decide: ({ vote }, { open, shown }) => ({
      facts: [{ type: 'vote-set', open: open ?? vote?.open ?? false, shown: shown ?? vote?.shown ?? false }],
    }),
  }),
  /** A person's vote for a work that the hall knows; another replaces it while the vote is open. */
  'work.vote': command({
    roles: ['guest'],
    ask: Type.Object({ group: Group }, EXACT),
    touches: () => [],
    refuse(state, { group }, { person: id }) {
      const person = id === undefined ? undefined : find(state.people, id)
      if (!person || isWithdrawn(person, state)) return refusal('not-yours')
      if (!state.vote?.open) return refusal('vote-closed')
      const work = workOf(state, group)
      return work && isPublic(state, work) ? null : refusal('work-unknown', { group })
    },
    decide: (_state, { group }, { who }) => ({
      facts: [{ type: 'work-voted', person: who.person!, group }],
    }),
  }),
}

/** The clock of the group that shows its work now; null where none does, or it has no time of its own. */
function clockOnStage({ cues, show }: State): Clock | null {
  const cue = show.cue === null ? undefined : find(cues, show.cue)
  return cue?.scene === 'groups' ? workClock(cue, show.work) : null
}

function workKnown(state: State, group: string): Refusal | null {
  return workOf(state, group) ? null : refusal('work-unknown', { group })
}
