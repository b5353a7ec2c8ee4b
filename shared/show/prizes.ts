import { Type } from 'typebox'
import { drawOpen, eventClosed } from './event.ts'
import { liveAwards } from './awardQueries.ts'
import { command, fact, refusal, type Body, type CommandRule, type Refusal } from './rule.ts'
import type { Cue, Prize, State } from './state.ts'
import { find } from './table.ts'
import { ClaimBy } from './terms.ts'
import { clean, Id, oneOf, PictureRef, Text, TextOrNone } from './texts.ts'

const EXACT = { additionalProperties: false }

/** The most units of one prize, and the most winners of one draw. */
export const MAX_QUANTITY = 10_000
export const MAX_PER_DRAW = 1_000
/** The most that an order draw ranks. */
export const MAX_ORDER = 20_000

const PrizeFields = Type.Partial(
  Type.Object({
    name: Text(120),
    quantity: Type.Integer({ minimum: 1, maximum: MAX_ORDER }),
    unit: oneOf('person', 'group'),
    groups: Type.Union([Type.Null(), Type.Array(Text(80), { maxItems: 500, uniqueItems: true })]),
    per_group: Type.Integer({ minimum: 0, maximum: 1000 }),
    excludes: oneOf('winners', 'own', 'none'),
    counts: Type.Boolean(),
    sponsor: Type.String({ maxLength: 40 }),
    need: oneOf('room', 'beacon', 'none'),
    picture: PictureRef,
    value: Type.Number({ minimum: 0, maximum: 1e9 }),
    note: TextOrNone(500),
    animation: TextOrNone(40),
    pace: oneOf('small', 'grand'),
    per_draw: Type.Integer({ minimum: 1, maximum: MAX_ORDER }),
    group_first: Type.Boolean(),
    auto: Type.Union([Type.Null(), Type.Integer({ minimum: 1, maximum: 600 })]),
  }),
)
/** A prize may be sent back as the state has it; `left` follows from its awards, and another is refused. */
const PrizeAsk = Type.Object(
  {
    id: Type.Optional(Id),
    ...PrizeFields.properties,
    left: Type.Optional(Type.Integer()),
    /** Until when it may be claimed, epoch ms; null leaves it to the event's deadline. */
    claimBy: Type.Optional(ClaimBy),
    /** Of a new prize: its draw ranks the whole pool and gives nothing away. */
    order: Type.Optional(Type.Literal(true)),
  },
  EXACT,
)

/** What a seal says of a prize; changing one of these needs a new seal. */
export const SEALED_FIELDS = [
  'name',
  'quantity',
  'unit',
  'groups',
  'per_group',
  'excludes',
  'counts',
] as const satisfies (keyof Prize)[]

/** A prize but for its id, what has a fact of its own and what follows from its awards: what is saved of it. */
export type PrizeDraft = Omit<Prize, 'id' | 'left' | 'claimBy' | 'order'>

/** What a new prize is where nothing else is asked. */
export const NEW_PRIZE: Readonly<PrizeDraft> = {
  name: '',
  quantity: 1,
  unit: 'person',
  groups: null,
  per_group: 0,
  excludes: 'winners',
  counts: true,
  sponsor: '',
  need: 'room',
  picture: '',
  value: 0,
  note: '',
  animation: '',
  pace: 'small',
  per_draw: 1,
  group_first: false,
  auto: null,
}

/** What differs from it in the prize of an order draw: it excludes nobody, and whoever it ranks may win all else. */
export const NEW_ORDER = {
  quantity: MAX_ORDER,
  per_draw: MAX_ORDER,
  excludes: 'none',
  counts: false,
} as const satisfies Partial<PrizeDraft>

type Asked = Partial<Omit<Prize, 'claimBy'>> & { claimBy?: number | null }
const ascending = (groups: readonly string[]) => [...new Set(groups.map(clean).filter(Boolean))].sort()

/** The prize as it will be: what was, changed by what is asked. */
function merged(state: State, ask: Asked): PrizeDraft {
  const { id: _id, left: _left, claimBy: _by, order, ...asked } = ask
  const known: Partial<Prize> | undefined = ask.id ? find(state.prizes, ask.id) : undefined
  const { left: _stock, claimBy: _until, order: _known, ...before } = known ?? {}
  const prize = { ...NEW_PRIZE, ...(order && NEW_ORDER), ...before, ...asked }
  return {
    ...prize,
    name: clean(prize.name),
    note: clean(prize.note),
    groups: prize.groups && ascending(prize.groups),
  }
}

function refuseFields(state: State, ask: Asked): Refusal | null {
  const before = ask.id ? find(state.prizes, ask.id) : undefined
  const after = merged(state, ask)
  if (ask.left !== undefined && ask.left !== before?.left)
    return refusal('ask-malformed', { path: '/left', rule: 'derived' })
  const order = before ? before.order : ask.order
  if (ask.order && !order) return refusal('order-fixed')
  for (const [field, most] of [
    ['quantity', MAX_QUANTITY],
    ['per_draw', MAX_PER_DRAW],
  ] as const)
    if (!order && after[field] > most) return refusal('ask-malformed', { path: `/${field}`, rule: 'maximum' })
  if (order && (after.excludes !== 'none' || after.counts || after.per_group > 0))
    return refusal('order-excludes')
  if (after.name === '') return refusal('name-missing')
  if (after.sponsor && !find(state.sponsors, after.sponsor))
    return refusal('sponsor-unknown', { sponsor: after.sponsor })
  if (after.unit === 'group' && after.per_group > 0) return refusal('per-group-of-groups')
  if (after.need !== 'none' && after.auto !== null) return refusal('auto-needs-no-word')
  if (!before) return drawOpen(state)
  const awarded = liveAwards(state, before.id).length
  if (after.quantity < awarded) return refusal('quantity-below-awarded', { awarded })
  if (after.unit !== before.unit && state.seal) return refusal('unit-fixed')
  const changes = SEALED_FIELDS.some(
    (field) => JSON.stringify(after[field]) !== JSON.stringify(before[field]),
  )
  return changes ? drawOpen(state) : null
}

const prizeKnown = (state: State, id: string): Refusal | null =>
  find(state.prizes, id) ? null : refusal('prize-unknown', { prize: id })

export const prizeCommands: Record<string, CommandRule> = {
  'prize.save': command({
    roles: ['host'],
    ask: PrizeAsk,
    touches: (ask) => (ask.id ? [`prize:${ask.id}`] : []),
    refuse: (state, ask) =>
      eventClosed(state) ?? (ask.id ? prizeKnown(state, ask.id) : null) ?? refuseFields(state, ask as Asked),
    decide(state, ask, context) {
      const id = ask.id ?? context.id()
      const prize = { id, ...merged(state, ask as Asked) }
      const facts: Body[] = [{ type: 'prize-saved', v: 2, prize }]
      const { claimBy } = ask
      if (claimBy !== undefined && claimBy !== (find(state.prizes, id)?.claimBy ?? null))
        facts.push({ type: 'prize-claim-by-set', prize: id, claimBy })
      if (!ask.id && ask.order) facts.push({ type: 'prize-order-set', prize: id })
      else if (!ask.id) {
        const cue: Cue = { id: context.id(), scene: 'draw', title: '', prize: id, content: {}, notes: '' }
        facts.push({ type: 'cue-saved', v: 2, cue })
      }
      return { facts, answer: { id } }
    },
  }),
  /** Gives prizes their pictures and sponsors their logos, each by its id. */
  'prizes.picture': command({
    roles: ['host'],
    ask: Type.Object(
      { pictures: Type.Array(Type.Object({ of: Id, picture: PictureRef }, EXACT), { maxItems: 2_000 }) },
      EXACT,
    ),
    touches: ({ pictures }) => pictures.flatMap(({ of }) => [`prize:${of}`, `sponsor:${of}`]),
    refuse(state, { pictures }) {
      const gone = pictures.find(({ of }) => !find(state.prizes, of) && !find(state.sponsors, of))
      return gone ? refusal('prize-unknown', { prize: gone.of }) : eventClosed(state)
    },
    decide: (state, { pictures }) => ({
      facts: pictures.map(({ of, picture }): Body => {
        const known = find(state.prizes, of)
        if (!known) return { type: 'sponsor-saved', sponsor: { ...find(state.sponsors, of)!, logo: picture } }
        const { left: _left, claimBy: _by, order: _order, ...prize } = known
        return { type: 'prize-saved', v: 2, prize: { ...prize, picture } }
      }),
    }),
  }),
  'prize.order': command({
    roles: ['host'],
    ask: Type.Object({ ids: Type.Array(Id, { maxItems: 1000 }) }, EXACT),
    touches: (ask) => ask.ids.map((id) => `prize:${id}`),
    refuse(state, ask) {
      const same = ask.ids.length === state.prizes.length && new Set(ask.ids).size === ask.ids.length
      return same && ask.ids.every((id) => find(state.prizes, id))
        ? eventClosed(state)
        : refusal('order-incomplete')
    },
    decide: (_state, ask) => ({ facts: [{ type: 'prizes-ordered', ids: ask.ids }] }),
  }),
  'prize.remove': command({
    roles: ['host'],
    ask: Type.Object({ id: Id }, EXACT),
    touches: (ask) => [`prize:${ask.id}`, 'show'],
    refuse: (state, ask) =>
      eventClosed(state) ??
      prizeKnown(state, ask.id) ??
      drawOpen(state) ??
      (state.draws.some((draw) => draw.prize === ask.id) ? refusal('prize-drawn') : null),
    decide: (state, ask) => ({
      facts: [
        ...state.cues
          .filter((cue) => cue.prize === ask.id)
          .map((cue): Body => ({ type: 'cue-removed', id: cue.id })),
        { type: 'prize-removed', id: ask.id },
      ],
    }),
  }),
}

/** Units of a prize that nobody holds. */
export function leftOf(state: Pick<State, 'awards'>, prize: Pick<Prize, 'id' | 'quantity'>): number {
  return prize.quantity - liveAwards(state, prize.id).length
}

const StoredPrize = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    quantity: Type.Integer(),
    unit: oneOf('person', 'group'),
    groups: Type.Union([Type.Null(), Type.Array(Type.String())]),
    per_group: Type.Integer(),
    excludes: oneOf('winners', 'own', 'none'),
    counts: Type.Boolean(),
    sponsor: Type.String(),
    need: oneOf('room', 'beacon', 'none'),
    picture: PictureRef,
    value: Type.Integer(),
    note: Type.String(),
    animation: Type.String(),
    pace: oneOf('small', 'grand'),
    per_draw: Type.Integer(),
    group_first: Type.Boolean(),
    auto: Type.Union([Type.Null(), Type.Integer()]),
  },
  EXACT,
)

export const prizeFacts = {
  'prize-saved': fact({
    schema: Type.Object({ v: Type.Literal(2), prize: StoredPrize }),
    upcast: {
      /** What was left of a changed prize stood in its fact, though it follows from its awards. */
      1(old) {
        const { left: _left, ...prize } = old['prize'] as Record<string, unknown>
        return { ...old, prize }
      },
    },
    evolve(draft, { prize }) {
      const { claimBy, order } = draft.get('prizes', prize.id) ?? {}
      const kept = { ...(claimBy && { claimBy }), ...(order && { order }) }
      draft.put('prizes', { ...prize, left: leftOf(draft.state, prize), ...kept })
    },
    touches: ({ prize }) => [`prize:${prize.id}`],
  }),
  'prizes-ordered': fact({
    schema: Type.Object({ ids: Type.Array(Type.String()) }),
    evolve(draft, { ids }) {
      draft.replace(
        'prizes',
        ids.map((id) => draft.get('prizes', id)).filter((prize) => prize !== undefined),
      )
    },
    touches: ({ ids }) => ids.map((id) => `prize:${id}`),
  }),
  'prize-removed': fact({
    schema: Type.Object({ id: Type.String() }),
    evolve: (draft, { id }) => draft.drop('prizes', id),
    touches: ({ id }) => [`prize:${id}`],
  }),
}
