import { hash } from '../fair/hash.ts'
import { Type } from 'typebox'
import { inOrder, mergeRows, rowOf, type RollRow } from '../fair/roll.ts'
import { finish } from '../fair/steps.ts'
import { Abandon, Close, Hash, Open, Result, Seal } from '../fair/records.ts'
import { fixImport } from './importUndo.ts'
import { opensOnStage } from './orders.ts'
import { leftOf } from './prizes.ts'
import { fact } from './rule.ts'
import { endInvitation } from './words.ts'
import { fixSeating } from './seatedBefore.ts'
import type { Award, Chance, Draw, Person, State } from './state.ts'
import type { Draft } from './table.ts'
import { oneOf } from './texts.ts'

const Page = Type.Object(
  {
    from: Type.Integer(),
    to: Type.Integer(),
    at: Type.Integer(),
    names: Type.Integer(),
    over: Type.Integer(),
  },
  { additionalProperties: false },
)

/** Recounts what is left of a prize after its awards changed. */
export function recount(draft: Draft, prizeId: string): void {
  const prize = draft.get('prizes', prizeId)
  if (prize) draft.put('prizes', { ...prize, left: leftOf(draft.state, prize) })
}

function step(draft: Draft, change: { draw?: number } = {}): void {
  const { show } = draft.state
  draft.state.show = { ...show, ...change, step: show.step + 1 }
}

/** A roll, ascending by entry, without some entries and with the changed rows. */
function changedRoll(roll: RollRow[], changed: readonly RollRow[], drop: readonly string[]): RollRow[] {
  const put = inOrder(changed)
  const last = roll.at(-1)?.[0] ?? ''
  const follows = drop.length === 0 && (put.length === 0 || last < put[0]![0])
  const gone = follows ? null : new Set([...drop, ...put.map(([entry]) => entry)])
  return finish(mergeRows(gone ? roll.filter(([entry]) => !gone.has(entry)) : roll, put))
}

/** Somebody who is in the sealed roll from now on; one of those checked in keeps them in. */
const sealed =
  (as: 'everyone' | 'checked-in') =>
  (person: Person): Person => {
    const stays = person.stays || as === 'checked-in'
    if (person.sealed && !!person.stays === stays) return person
    return { ...person, sealed: true, ...(stays && { stays }) }
  }

/** Who was sealed when everyone took part stays in a roll of those checked in, once all that left it are known. */
function stayListed(draft: Draft): void {
  const { roll, people, settings } = draft.state
  if (settings.roll !== 'checked-in') return
  for (const { id, entry, sealed: isSealed, stays } of people)
    if (isSealed && !stays && rowOf(roll, entry)) draft.change('people', 'id', id, sealed('checked-in'))
}

/** Keeps what the records say of the chance of a draw. */
function note(state: State, draw: number, said: Partial<Chance>): void {
  state.chances = state.chances?.map((chance) => (chance.id === draw ? { ...chance, ...said } : chance))
}

const onShow = () => ['show']

export const drawFacts = {
  /**
   * The roll of a seal as a change of the one before: its rows that are new or changed, and the entries that are in it no more. A
   * large change stands in several facts, each a part of it; the seal that they belong to follows the last.
   */
  'roll-sealed': fact({
    schema: Type.Object({
      root: Hash,
      put: Type.Array(Type.Tuple([Hash, Type.Integer(), Type.String()])),
      drop: Type.Array(Hash),
      as: oneOf('everyone', 'checked-in'),
      rules: Hash,
    }),
    within: ['people', 'roll', 'sealedRules', 'settings'],
    evolve(draft, { put, drop, as, rules }) {
      const { state } = draft
      state.roll = changedRoll(state.roll, put, drop)
      state.sealedRules = rules
      if (state.settings.roll !== as) state.settings = { ...state.settings, roll: as }
      for (const [entry] of put) draft.change('people', 'entry', entry, sealed(as))
    },
    touches: () => [],
  }),
  'fd1/seal': fact({
    schema: Seal,
    evolve(draft, seal) {
      const { no, root, n, tickets } = seal
      draft.state.seal = { no, root, n, tickets, hash: hash(seal) }
      stayListed(draft)
      fixImport(draft)
      fixSeating(draft)
    },
    touches: () => [],
  }),
  /** What the stage needs of a draw beside OPEN; it stands right before it. */
  'draw-staged': fact({
    schema: Type.Object({
      no: Type.Integer(),
      pool: Type.Integer(),
      pace: oneOf('small', 'grand'),
      animation: Type.String(),
      landsAt: Type.Union([Type.Integer(), Type.Null()]),
    }),
    evolve(draft, { no, pool, pace, animation, landsAt }, at) {
      const draw: Draw = {
        id: no,
        prize: '',
        count: 0,
        need: 'room',
        phase: 'open',
        open: '',
        winners: [],
        at,
        pace,
        animation,
        pool,
        without: { won: 0, void: 0, withdrawn: 0, rule: 0 },
        redraw: null,
        word: '',
        pages: [],
        shown: 0,
        revealedAt: 0,
        landsAt,
        reason: null,
      }
      draft.put('draws', draw)
    },
    touches: onShow,
  }),
  'fd1/open': fact({
    schema: Open,
    evolve(draft, open, at) {
      const { won, void: voided, withdrawn, rule } = open.without
      draft.patch('draws', open.no, {
        prize: open.prize,
        count: open.count,
        need: open.need,
        open: hash(open),
        at,
        without: { won: won.length, void: voided.length, withdrawn: withdrawn.length, rule: rule.length },
        redraw: open.redraw,
        ...(open.beacon && { round: open.beacon.round }),
      })
      draft.state.opened = open
      fixImport(draft)
      const prize = draft.get('prizes', open.prize)
      const { unit = 'person', groups = null } = prize ?? {}
      const chance: Chance = { id: open.no, open, roll: draft.state.roll, unit, groups }
      draft.state.chances = [...(draft.state.chances ?? []), chance]
      step(draft, prize && !opensOnStage(draft.state, prize) ? {} : { draw: open.no })
    },
    touches: onShow,
  }),
  'fd1/close': fact({
    schema: Close,
    evolve(draft, { open, room }) {
      const no = draft.state.opened?.no
      if (no !== undefined && draft.get('draws', no)?.open === open) {
        draft.patch('draws', no, { phase: 'closed', word: room })
        endInvitation(draft)
      }
    },
    touches: onShow,
  }),
  'fd1/result': fact({
    schema: Result,
    evolve(draft, { winners, close, seed }) {
      const { opened } = draft.state
      if (!opened) return
      note(draft.state, opened.no, { close, seed })
      draft.patch('draws', opened.no, { winners })
      const gives = !draft.get('prizes', opened.prize)?.order
      if (gives)
        winners.forEach((entry, i) => {
          const award: Award = {
            id: `${opened.no}.${i + 1}`,
            draw: opened.no,
            rank: i + 1,
            entry,
            prize: opened.prize,
            status: 'won',
            claim: 'awaiting',
            absent: false,
            reason: null,
            note: '',
            by: '',
            claimedAt: 0,
          }
          draft.put('awards', award)
        })
      recount(draft, opened.prize)
      step(draft)
    },
    touches: onShow,
  }),
  'draw-timed': fact({
    schema: Type.Object({ no: Type.Integer(), pages: Type.Array(Page) }),
    evolve: (draft, { no, pages }) => draft.patch('draws', no, { pages }),
    touches: onShow,
  }),
  'draw-revealed': fact({
    schema: Type.Object({ no: Type.Integer(), to: Type.Integer() }),
    evolve(draft, { no, to }, at) {
      const draw = draft.get('draws', no)
      if (!draw) return
      const last = to >= draw.winners.length
      draft.put('draws', { ...draw, shown: to, revealedAt: at, phase: last ? 'revealed' : draw.phase })
      if (last) draft.state.opened = null
      step(draft)
    },
    touches: onShow,
  }),
  'fd1/abandon': fact({
    schema: Abandon,
    evolve(draft, { room, reason }) {
      const { opened } = draft.state
      if (!opened) return
      draft.patch('draws', opened.no, { phase: 'abandoned', word: room, reason })
      endInvitation(draft)
      draft.state.opened = null
      const { show } = draft.state
      draft.state.show = { ...show, draw: show.draw === opened.no ? null : show.draw, step: show.step + 1 }
    },
    touches: onShow,
  }),
}
