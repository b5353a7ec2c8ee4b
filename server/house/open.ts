import { randomBytes } from 'node:crypto'
import { copiesOf, emptyHouse, type HouseState } from '../../shared/show/house.ts'
import { isRefusal, refusal, type Body, type ImportAsk } from '../../shared/show/rule.ts'
import type { Language } from '../../shared/show/languages.ts'
import type { State } from '../../shared/show/state.ts'
import { StoreError } from '../journals/error.ts'
import { soleServer } from '../journals/cluster.ts'
import type { Journal } from '../journals/journal.ts'
import { ServerClock } from '../ledger/clock.ts'
import type { Planned, PrizePlanOf } from '../ledger/eventRules.ts'
import { Ledger } from '../ledger/ledger.ts'
import type { SchedulerEnvironment } from '../ledger/scheduler.ts'
import { demoEvening } from './events/demo.ts'
import { demoNextCity, drawNextCity } from './events/demoNextCity.ts'
import { namedIn, prepareEvents } from './events/prepare.ts'
import { Heads } from './events/heads.ts'
import { EventRegistry } from './events/registry.ts'
import { databaseStore } from './events/databaseStore.ts'
import { folderStore } from './events/folderStore.ts'
import { memoryStore } from './events/memoryStore.ts'
import type { Store } from './events/store.ts'
import { House, HOUSE, rename } from './house.ts'
import { houseRules, type HouseEnvironment } from './houseRules.ts'
import { keySecrets } from './keys.ts'

export interface HouseOptions extends Pick<SchedulerEnvironment, 'round'> {
  /** Folder of `house.sqlite` and `events/`; null keeps everything in memory. */
  data: string | null
  /** Address of a PostgreSQL database that takes the folder's place; null if there is none. */
  database?: string | null
  /** The language of the demo event that is made if there is nothing yet; null makes none. */
  demo: Language | null
  /** The computer's clock, epoch ms. */
  wall?: () => number
  /** Counts ms and is never set. */
  monotonic?: () => number
  /** The plan of a `people.import`, computed against the state that it is decided on. */
  plan?: (event: string, ask: ImportAsk, state: State) => Planned
  /** The plan of a `prizes.import`, likewise. */
  prizePlan?: PrizePlanOf
  /** The people whose own pages of an event are connected to this server. */
  guests?: (event: string) => readonly string[]
  /** What a pairing code stands for; undefined if no screen shows it. */
  pairing?: HouseEnvironment['pairing']
  /** Goes on from what is left of the house's journal where its end was cut off; else that stops the start. */
  goOn?: boolean
  /** Told of what went wrong in a subscriber: a bug. */
  failed?: (error: unknown) => void
}

/** Opens the house with its events. Throws a StoreError (`store-taken`, `store-broken`, `journal-broken`, `journal-cut`) if it cannot be served. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const {
    wall,
    monotonic,
    plan,
    prizePlan,
    guests,
    round,
    failed = (error) => process.emitWarning(error as Error),
  } = options
  const store = await storeOf(options)
  const journal = await houseJournal(store)
  const clock = new ServerClock(store.now ?? wall, monotonic)
  const heads = new Heads(store.heads())
  let house = emptyHouse
  const registry = new EventRegistry(store, journal.marks, heads, {
    now: clock.now,
    copies: (event) => copiesOf(house(), event),
    failed,
    ...(plan && { plan }),
    ...(prizePlan && { prizePlan }),
    ...(guests && { guests }),
    ...(round && { round }),
  })
  try {
    // Whole first: a line that was changed is said as such, not as an end that is missing.
    const ledger = await openLedger(journal, registry, clock, options)
    const cut = await heads.cut(HOUSE, journal)
    if (cut && !options.goOn) throw new StoreError(cut.code, { ...cut.with, house: true })
    if (cut) await recordCut(ledger, cut)
    ledger.on(({ to, head }) => heads.note(HOUSE, { seq: to, hash: head }))
    if (ledger.version > 0) heads.note(HOUSE, { seq: ledger.version, hash: ledger.head()! })
    house = () => ledger.state
    const found = await registry.open(namedIn(ledger.state))
    for (const { writtenAt } of [ledger, ...registry.ledgers]) clock.notBefore(writtenAt)
    await reconcile(ledger, registry, found)
    if (options.demo && ledger.version === 0) await makeDemo(ledger, registry, options.demo, clock)
    await store.letOthersIn()
    registry.start()
    return new House(clock.now, ledger, registry, heads, store, failed)
  } catch (error) {
    await registry.close()
    await journal.close()
    await heads.write()
    await store.close()
    throw error
  }
}

async function storeOf({ database, data, monotonic }: HouseOptions): Promise<Store> {
  if (database) return databaseStore(database)
  const cluster = soleServer(monotonic)
  return data === null ? memoryStore(cluster) : folderStore(data, cluster)
}

async function houseJournal(store: Store): Promise<Journal> {
  try {
    return await store.house()
  } catch (error) {
    await store.close()
    throw error
  }
}

function openLedger(
  journal: Journal,
  registry: EventRegistry,
  clock: ServerClock,
  { pairing = async () => undefined, failed }: HouseOptions,
): Promise<Ledger<HouseState>> {
  const drawOpen = (event: string) => registry.get(event)?.ledger.state.opened != null
  const cut = (event: string) => registry.cut(event)
  return Ledger.open(HOUSE, houseRules({ pairing, drawOpen, cut }), journal, {
    now: clock.now,
    async prepare(facts, command, state) {
      const marks = await prepareEvents(registry, facts, command, state)
      return { secrets: keySecrets(facts), marks }
    },
    ...(failed && { failed }),
  })
}

/** Makes it part of the house's record that lines are gone. Throws the fault where the store does not take it. */
async function recordCut(ledger: Ledger<HouseState>, cut: StoreError): Promise<void> {
  const { line, missing, head } = cut.with as { line: number; missing: number; head: string }
  const answer = await ledger.record([{ type: 'house-cut', kept: line, missing, head }])
  if (isRefusal(answer)) throw cut
}

/** Lets the house name the events that were found beside those it knows, and every event by its title and day as they are now. */
async function reconcile(
  ledger: Ledger<HouseState>,
  registry: EventRegistry,
  found: readonly string[],
): Promise<void> {
  for (const event of found) {
    const { title, rehearsal } = registry.get(event)!.ledger.state
    await ledger.record((house) =>
      namedIn(house).has(event)
        ? refusal('stale')
        : [{ type: 'house-event-made', v: 2, event, title, rehearsal }],
    )
  }
  for (const { id } of ledger.state.events) await rename(ledger, id, registry.get(id)?.ledger.state)
}

/** Makes the demo's two events: the evening, which is current, and the next city's, whose seats are drawn. */
async function makeDemo(
  ledger: Ledger<HouseState>,
  registry: EventRegistry,
  language: Language,
  { now }: ServerClock,
): Promise<void> {
  const at = now()
  const [evening, next] = [newEventId(), newEventId()]
  const { event, pictures } = await demoEvening(evening, language, at)
  const nextCity = demoNextCity(next, language, at)
  await registry.stage(evening, event.facts, pictures)
  await registry.stage(next, nextCity.facts, [])
  // A draw belongs to its journal, so it is made in the event's own, which the house names once it is whole.
  await registry.settle(next)
  await drawNextCity(registry.get(next)!.ledger, language, at)
  const { title, date, city = '' } = nextCity.state
  const made = { type: 'house-event-made', v: 2, rehearsal: true, from: null } as const
  const facts: Body[] = [
    { ...made, event: evening, title: event.state.title },
    { ...made, event: next, title },
    { type: 'house-event-dated', event: next, date },
    { type: 'house-event-placed', event: next, city },
  ]
  const answer = await ledger.record(({ events }) => (events.length > 0 ? refusal('stale') : facts), {
    marks: { ...registry.unmark(evening), ...registry.unmark(next) },
  })
  if (!isRefusal(answer)) await registry.settle(evening)
  else {
    await registry.drop(next)
    await registry.unstage(namedIn(ledger.state))
  }
}

const newEventId = (): string => randomBytes(8).toString('hex')
