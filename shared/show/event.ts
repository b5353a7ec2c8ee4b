import { Type } from 'typebox'
import { BEACON_AHEAD } from './beacon.ts'
import { command, fact, refusal, type CommandRule } from './rule.ts'
import { forgetImport } from './importUndo.ts'
import { fixSeating } from './seatedBefore.ts'
import type { Language } from './languages.ts'
import type { State } from './state.ts'
import { clean, DayOrNone, Id, LanguageId, oneOf, PictureRef, Text, TextOrNone } from './texts.ts'
import { splitTerms, TermsFields } from './terms.ts'
import { paletteOf, themes } from './themes/index.ts'
import { LEAST_CONTRAST, leastContrast, type Look } from './themes/theme.ts'

const RULES = ['roll', 'leftOut', 'callers', 'language', 'beacon'] as const

/** Why nothing that makes history may be done: the event is closed, or a draw is open. */
export function closedOrOpen(state: State) {
  if (state.closed) return refusal('event-closed')
  return drawOpen(state)
}
export function drawOpen(state: State) {
  return state.opened ? refusal('draw-open', { draw: state.opened.no }) : null
}
export const eventClosed = (state: State) => (state.closed ? refusal('event-closed') : null)

const Colour = Type.String({ pattern: '^(#[0-9a-f]{6})?$' })
const LookFields = Type.Object(
  { theme: Text(40), ink: Colour, light: Colour, background: PictureRef, logo: PictureRef },
  { additionalProperties: false },
)

/** A look that the last row of a hall cannot read is refused. */
function refuseLook(look: Look | undefined) {
  if (!look) return null
  if (!themes.some(({ name }) => name === look.theme)) return refusal('theme-unknown', { theme: look.theme })
  const ratio = Math.floor(leastContrast(paletteOf(look)) * 10) / 10
  return ratio < LEAST_CONTRAST ? refusal('contrast-low', { ratio, least: LEAST_CONTRAST }) : null
}

const Configuration = Type.Partial(
  Type.Object({
    title: Text(80),
    date: DayOrNone,
    city: TextOrNone(40),
    roll: Type.Union([Type.Literal('everyone'), Type.Literal('checked-in')]),
    leftOut: Type.Array(Text(40), { maxItems: 20 }),
    callers: Type.Integer({ minimum: 1, maximum: 9 }),
    names: oneOf('full', 'masked', 'chosen'),
    groups: Type.Boolean(),
    absentAfter: Type.Integer({ minimum: 5, maximum: 3600 }),
    selfCheckIn: Type.Boolean(),
    details: Type.Boolean(),
    winnerPictures: Type.Boolean(),
    /** Seconds from OPEN to the round of the public beacon; 0 turns draws by it off. */
    beacon: Type.Union([
      Type.Literal(0),
      Type.Integer({ minimum: BEACON_AHEAD.least, maximum: BEACON_AHEAD.most }),
    ]),
    language: LanguageId,
    look: LookFields,
    volume: Type.Integer({ minimum: 0, maximum: 100 }),
    ...TermsFields,
  }),
  { additionalProperties: false },
)

export const eventCommands: Record<string, CommandRule> = {
  'event.configure': command({
    roles: ['host'],
    ask: Configuration,
    touches: () => ['event'],
    refuse: (state, ask) =>
      eventClosed(state) ??
      refuseLook(ask.look) ??
      (RULES.some((rule) => ask[rule] !== undefined) ? drawOpen(state) : null),
    decide(_state, { date, city, names, details, winnerPictures, beacon, ...ask }) {
      const [terms, settings] = splitTerms(ask)
      const others =
        terms || [date, city, names, details, winnerPictures, beacon].some((one) => one !== undefined)
      const configured = Object.keys(settings).length > 0 || !others
      return {
        facts: [
          ...(configured ? [{ type: 'event-configured' as const, ...settings }] : []),
          ...(date === undefined ? [] : [{ type: 'event-dated' as const, date }]),
          ...(city === undefined ? [] : [{ type: 'event-placed' as const, city: clean(city) }]),
          ...(terms ? [{ type: 'event-terms-set' as const, ...terms }] : []),
          ...(names === undefined ? [] : [{ type: 'naming-set' as const, names }]),
          ...(details === undefined ? [] : [{ type: 'details-asked' as const, on: details }]),
          ...(winnerPictures === undefined
            ? []
            : [{ type: 'winner-pictures-set' as const, on: winnerPictures }]),
          ...(beacon === undefined ? [] : [{ type: 'beacon-set' as const, seconds: beacon }]),
        ],
      }
    },
  }),
  'event.close': command({
    roles: ['host'],
    ask: Type.Object({}, { additionalProperties: false }),
    touches: () => ['event', 'show'],
    refuse: closedOrOpen,
    decide: () => ({ facts: [{ type: 'event-closed' }] }),
  }),
  /** Erases the event and the events that were copied from it; `keep` names copies that stay as they are. */
  'people.erase': command({
    roles: ['host', 'server'],
    ask: Type.Object(
      { keep: Type.Optional(Type.Array(Id, { maxItems: 1000, uniqueItems: true })) },
      { additionalProperties: false },
    ),
    touches: () => ['event', 'show'],
    refuse: (state) => drawOpen(state) ?? (state.erased ? refusal('already-erased') : null),
    decide({ backups }, { keep = [] }, { copies = [] }) {
      const stranger = keep.find((id) => !copies.some((copy) => copy.id === id))
      if (stranger !== undefined) return refusal('not-a-copy', { event: stranger })
      const erased = copies.filter(({ id }) => !keep.includes(id))
      const times = [...backups, ...erased.flatMap((copy) => copy.backups)].sort((a, b) => a - b)
      const copyIds = erased.map(({ id }) => id)
      return {
        facts: [{ type: 'people-erased', v: 2, copies: copyIds, kept: keep }],
        answer: { backups: times, copies: copyIds, kept: keep },
      }
    },
  }),
}

/** The settings of an event, as facts hold those that were set. */
const SetSettings = {
  leftOut: Type.Optional(Type.Array(Type.String())),
  callers: Type.Optional(Type.Integer()),
  names: Type.Optional(oneOf('full', 'masked')),
  groups: Type.Optional(Type.Boolean()),
  absentAfter: Type.Optional(Type.Integer()),
  selfCheckIn: Type.Optional(Type.Boolean()),
  language: Type.Optional(Type.Unsafe<Language>(Type.String())),
  look: Type.Optional(
    Type.Object(
      {
        theme: Type.String(),
        ink: Type.String(),
        light: Type.String(),
        background: PictureRef,
        logo: PictureRef,
      },
      { additionalProperties: false },
    ),
  ),
  volume: Type.Optional(Type.Integer()),
}
const Roll = oneOf('everyone', 'checked-in')

export const eventFacts = {
  'event-made': fact({
    schema: Type.Object({
      title: Type.String(),
      rehearsal: Type.Boolean(),
      settings: Type.Optional(
        Type.Object(
          { ...SetSettings, roll: Type.Optional(Type.Union([Roll, Type.Null()])) },
          { additionalProperties: false },
        ),
      ),
    }),
    evolve(draft, { title, rehearsal, settings }) {
      Object.assign(draft.state, { title, rehearsal, settings: { ...draft.state.settings, ...settings } })
    },
    touches: () => ['event'],
  }),
  'event-configured': fact({
    schema: Type.Object({ ...SetSettings, title: Type.Optional(Type.String()), roll: Type.Optional(Roll) }),
    evolve(draft, { type: _type, salt: _salt, title, ...settings }) {
      if (title !== undefined) draft.state.title = title
      draft.state.settings = { ...draft.state.settings, ...settings }
    },
    touches: () => ['event'],
  }),
  /** The day of the event was said; '' takes it back. */
  'event-dated': fact({
    schema: Type.Object({ date: Type.String() }),
    evolve(draft, { date }) {
      draft.state.date = date
    },
    touches: () => ['event'],
  }),
  /** The city of the event was said; '' takes it back. */
  'event-placed': fact({
    schema: Type.Object({ city: Type.String() }),
    evolve({ state }, { city }) {
      if (city) state.city = city
      else delete state.city
    },
    touches: () => ['event'],
  }),
  /** How stage and hall name people; before it `event-configured` said so. */
  'naming-set': fact({
    schema: Type.Object({ names: oneOf('full', 'masked', 'chosen') }),
    evolve(draft, { names }) {
      draft.state.settings = { ...draft.state.settings, names }
    },
    touches: () => ['event'],
  }),
  /** Whether winners are asked on their own page where to send the prize. */
  'details-asked': fact({
    schema: Type.Object({ on: Type.Boolean() }),
    evolve(draft, { on }) {
      const { details: _details, ...settings } = draft.state.settings
      draft.state.settings = { ...settings, ...(on && { details: true }) }
    },
    touches: () => ['event'],
  }),
  /** Whether the stage shows the picture of a winner. */
  'winner-pictures-set': fact({
    schema: Type.Object({ on: Type.Boolean() }),
    evolve(draft, { on }) {
      const { winnerPictures: _pictures, ...settings } = draft.state.settings
      draft.state.settings = { ...settings, ...(on && { winnerPictures: true }) }
    },
    touches: () => ['event'],
  }),
  'event-closed': fact({
    schema: Type.Object({}),
    evolve(draft) {
      draft.state.closed = true
    },
    touches: () => ['event', 'show'],
  }),
  'event-backed-up': fact({
    schema: Type.Object({}),
    evolve(draft, _body, at) {
      draft.state.backups = [...draft.state.backups, at]
    },
    touches: () => [],
  }),
  /** The end of the journal was gone at a start, and the host went on from what was left: for everybody to see. */
  'journal-cut': fact({
    schema: Type.Object({
      /** The last line that was left, how many after it are known to be gone, and the hash of the last of those. */
      kept: Type.Integer(),
      missing: Type.Integer(),
      head: Type.String(),
    }),
    evolve(draft, { kept, missing }, at) {
      draft.state.cuts = [...(draft.state.cuts ?? []), { at, kept, missing }]
    },
    touches: () => ['event', 'show'],
  }),
  'people-erased': fact({
    schema: Type.Object({
      v: Type.Literal(2),
      /** Ids of the copies that were erased before it, and of those that the host kept. */
      copies: Type.Array(Type.String()),
      kept: Type.Array(Type.String()),
    }),
    upcast: {
      /** Copies were not erased with their event, and nobody asked about them. */
      1: (old) => ({ ...old, copies: [], kept: [] }),
    },
    /** Whoever holds or held an award stays as the winners' record; the bodies of all others are erased with this fact. */
    evolve(draft, { kept: keptCopies }) {
      const kept = keptPeople(draft.state)
      draft.replace(
        'people',
        draft.state.people.filter((person) => kept.has(person.id)),
      )
      draft.replace(
        'entries',
        draft.state.entries.filter(({ id }) => kept.has(id)),
      )
      draft.replace(
        'awards',
        draft.state.awards.map(({ details: _details, ...award }) => award),
      )
      draft.state.erased = true
      forgetImport(draft)
      fixSeating(draft)
      if (keptCopies.length > 0) draft.state.keptCopies = keptCopies
    },
    touches: () => ['event'],
  }),
}

/** Ids of the people whom an erasure keeps: those with an award. */
export function keptPeople(state: State): Set<string> {
  const entries = new Set(state.awards.map((award) => award.entry))
  return new Set(state.people.filter((person) => entries.has(person.entry)).map((person) => person.id))
}
