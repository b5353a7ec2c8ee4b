import { Type, type Static } from 'typebox'
import { commands } from './commands.ts'
import { closedOrOpen } from './event.ts'
import { evolve } from './evolve.ts'
import { isRefusal, refusal, type Body, type Context, type Refusal } from './rule.ts'
import type { State } from './state.ts'
import { Text } from './texts.ts'

const EXACT = { additionalProperties: false }
/** The version of the file's form; a file of a later one is refused. */
export const SETUP_VERSION = 1
export const SETUP_FORMAT = 'drumroll-setup'

/** What a command is asked, with the id by which others of the file name it. */
const Ask = Type.Record(Type.String(), Type.Unknown())
const Asks = (most: number) => Type.Array(Ask, { maxItems: most })

/**
 * An event without people, results and secrets, as one file: what the commands that make it are asked. Pictures and sounds stand
 * in it by the SHA-256 that the asks name.
 */
export const Setup = Type.Object(
  {
    format: Type.Literal(SETUP_FORMAT),
    version: Type.Literal(SETUP_VERSION),
    title: Text(80),
    settings: Ask,
    sponsors: Asks(200),
    prizes: Asks(1000),
    cues: Asks(1000),
    sounds: Asks(50),
    files: Type.Record(
      Type.String({ pattern: '^[0-9a-f]{64}$' }),
      Type.Object({ type: Type.String({ maxLength: 40 }), base64: Type.String() }, EXACT),
    ),
  },
  EXACT,
)
export type Setup = Static<typeof Setup>

/** Deadlines, and what is left, are of one evening. */
const OF_THE_EVENING = new Set(['claimBy', 'left'])

/** What a command may be asked of a record. */
function askOf(type: string, record: object): Record<string, unknown> {
  const known = Object.keys((commands[type]!.ask as { properties?: object }).properties ?? {})
  const members = Object.entries(record).filter(
    ([name, value]) => known.includes(name) && !OF_THE_EVENING.has(name) && value !== null,
  )
  return Object.fromEntries(members)
}

/** The set-up of an event, but for the bytes of its files. */
export const setupOf = (state: State): Omit<Setup, 'files'> => ({
  format: SETUP_FORMAT,
  version: SETUP_VERSION,
  title: state.title,
  settings: askOf('event.configure', state.settings),
  sponsors: state.sponsors.map((sponsor) => askOf('sponsor.save', sponsor)),
  prizes: state.prizes.map((prize) => askOf('prize.save', prize)),
  cues: state.cues.map((cue) => ({ ...askOf('cue.save', cue), ...(cue.skip && { skip: true }) })),
  sounds: state.sounds.map((sound) => askOf('sound.set', sound)),
})

/** Why an event takes no set-up: its prizes have been drawn, or it is closed. */
export const refuseSetup = (state: State): Refusal | null =>
  state.draws.length > 0 ? refusal('setup-drawn') : closedOrOpen(state)

/**
 * The facts that make a set-up of an event in place of its sponsors, prizes, cues and sounds; or why not, where one of its commands
 * would be refused: then nothing of it is done. `malformed` says why an ask does not fit the schema of its command.
 */
export function setupFacts(
  before: State,
  setup: Setup,
  context: Context,
  malformed: (type: string, ask: Record<string, unknown>) => Refusal | null,
): Body[] | Refusal {
  const refused = refuseSetup(before)
  if (refused) return refused
  const facts: Body[] = []
  let state = before
  const take = (bodies: readonly Body[]): void => {
    facts.push(...bodies)
    state = evolve(
      state,
      bodies.map((body) => ({ at: context.now, body })),
    )
  }
  /** Does what a command would; answers the id of what it made. The cue that comes with a prize is the file's own. */
  function give(type: string, ask: Record<string, unknown>): string | Refusal {
    const rule = commands[type]!
    const refused = malformed(type, ask) ?? rule.refuse(state, ask, context.who)
    if (refused) return refused
    const decided = rule.decide(state, ask, context)
    if (isRefusal(decided)) return decided
    take(decided.facts.filter(({ type: made }) => type !== 'prize.save' || made !== 'cue-saved'))
    return String(decided.answer?.['id'] ?? '')
  }

  take(emptied(before))
  const asks = [...inOrder(setup)]
  const made = new Map<string, string>()
  for (const [type, { id, skip, ...asked }] of asks) {
    const ask = { ...asked }
    for (const [member, of] of [
      ['sponsor', 'sponsor.save'],
      ['prize', 'prize.save'],
    ] as const) {
      if (ask[member]) ask[member] = made.get(`${of} ${String(ask[member])}`) ?? 'unknown'
    }
    const answer = give(type, ask)
    if (typeof answer !== 'string') return answer
    made.set(`${type} ${String(id)}`, answer)
    const skipped = skip === true ? give('cue.skip', { id: answer, skip: true }) : ''
    if (typeof skipped !== 'string') return skipped
  }
  return facts
}

/** What takes away the set-up that an event has. */
const emptied = ({ cues, prizes, sponsors, sounds }: State): Body[] => [
  ...cues.map(({ id }): Body => ({ type: 'cue-removed', id })),
  ...prizes.map(({ id }): Body => ({ type: 'prize-removed', id })),
  ...sponsors.map(({ id }): Body => ({ type: 'sponsor-removed', id })),
  ...sounds.map(({ sound }): Body => ({ type: 'sound-set', sound, file: '', title: '' })),
]

/** The commands of a set-up, what others name before them. */
function* inOrder(setup: Setup): Generator<[type: string, ask: Record<string, unknown>]> {
  yield ['event.configure', setup.settings]
  for (const ask of setup.sponsors) yield ['sponsor.save', ask]
  for (const ask of setup.prizes) yield ['prize.save', ask]
  for (const ask of setup.cues) yield ['cue.save', ask]
  for (const ask of setup.sounds) yield ['sound.set', ask]
}
