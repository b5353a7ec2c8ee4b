import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { Random } from '../../server/demo/random.ts'
import type { Answer } from '../../server/ledger/ledger.ts'
import { isRefusal } from '../../shared/show/rule.ts'
import { applySeen, type Seen } from '../../shared/show/seen.ts'
import type { State } from '../../shared/show/state.ts'
import type { Client, SocketClient } from './runningServer.ts'
import { Process } from './serverProcess.ts'
import { oneFact, type SentCommand, type FactTrace } from './sentCommands.ts'

/** Prefix of every person's name, which must not be found on disk after an erasure. */
export const NAME_PREFIX = 'Wanda Probe'
const PEOPLE = 50

/** The clients of a server that is killed repeatedly: sends commands and records everything that clients were told. */
export class CrashClient {
  readonly random: Random
  readonly process: Process
  readonly sent: SentCommand[] = []
  /** The winners of each draw, by the first who saw them. */
  readonly winners = new Map<number, string[]>()
  /** Events whose people were asked to be erased. */
  readonly erased = new Set<string>()
  /** How long the last start took until everything had been checked, ms. */
  startupTime = 0
  event = ''
  /** As the host saw it last. */
  state!: State
  host!: Client
  secondHost!: Client
  desk!: Client
  hostSocket!: SocketClient
  private stageSocket!: SocketClient
  private stage!: Client
  private readonly pending = new Set<Promise<unknown>>()
  private marks = 0

  constructor(readonly seed: number) {
    this.random = new Random(seed)
    this.process = new Process()
  }

  /** A real event with people who are in, and prizes of several kinds. */
  async setUp(): Promise<void> {
    const { process } = this
    await process.start()
    this.host = await process.signIn(undefined, 'Hana')
    this.secondHost = await process.signIn(undefined, 'Sam')
    this.desk = await this.staff('desk')
    this.stage = await this.staff('stage')
    this.event = (await this.host.send('house', 'event.new', { title: 'Evening' })).body.id
    const preview = await this.preview('in', PEOPLE, true)
    await this.host.send(this.event, 'people.import', { preview })
    for (const prize of [
      { name: 'Lamp', quantity: 40, pace: 'grand' },
      { name: 'Radio', quantity: 200, excludes: 'none', pace: 'grand' },
      { name: 'Mug', quantity: 60, excludes: 'own', pace: 'grand', need: 'none', auto: 30 },
    ])
      await this.host.send(this.event, 'prize.save', prize)
    await this.connect()
    await this.readState()
  }

  /** Takes the sockets up again after a start. */
  async connect(): Promise<void> {
    this.hostSocket = await this.host.listen(this.event)
    this.stageSocket = await this.stage.listen(this.event)
  }

  /** Reads the state of now. */
  async readState(): Promise<void> {
    this.state = await this.host.state(this.event)
    this.checkWinners(this.state)
  }

  /** What the host's socket shows now. */
  get shown(): State {
    return views(this.hostSocket).at(-1)!
  }

  newMark(): string {
    return `m${this.seed}-${++this.marks}`
  }

  /** Sends a command, over whatever way is at hand; its answer is noted when it comes. */
  send(
    by: Client,
    type: string,
    ask: Record<string, unknown>,
    trace: FactTrace | null,
    event: string = this.event,
  ): Promise<Answer | null> {
    const sent: SentCommand = { id: this.newMark(), by, event, type, ask, trace, answer: null }
    this.sent.push(sent)
    return this.deliver(sent)
  }

  /** Sends a command, or sends it again under its id; what comes back must be what came before. */
  deliver(sent: SentCommand): Promise<Answer | null> {
    const { id, by, event, type, ask } = sent
    const overSocket = by === this.host && event === this.event && this.random.chance(0.5)
    const said = overSocket
      ? this.hostSocket.send(type, ask, { id })
      : by.send(event, type, ask, { id }).then(({ body }) => body as Answer)
    const noted = said.then(
      (answer: Answer) => {
        if (sent.answer && !isDeepStrictEqual(sent.answer, answer))
          throw new Error(`two answers to one id: ${JSON.stringify([sent, answer])}`)
        return (sent.answer = answer)
      },
      () => null,
    )
    this.pending.add(noted)
    return noted
  }

  /** Kills the server, and waits until nothing more can arrive. */
  async kill(): Promise<void> {
    await this.process.kill()
    await Promise.all(this.pending)
    this.pending.clear()
    for (const listener of [this.hostSocket, this.stageSocket])
      for (const view of views(listener)) this.checkWinners(view)
  }

  /** Waits a random time of up to `ms` milliseconds, or until the work is done if that is sooner; often exactly until then. */
  async waitUpTo(ms: number, work?: Promise<unknown>): Promise<void> {
    const timeout = pause(this.random.next() * ms)
    if (!work) await timeout
    else await (this.random.chance(0.3) ? work : Promise.race([timeout, work]))
  }

  /** The next message to the host. */
  async received(): Promise<void> {
    const { hostSocket } = this
    const before = hostSocket.received.length
    await hostSocket.until(() => hostSocket.received.length > before)
  }

  /** Uploads a list of so many people; answers its preview. */
  async preview(code: string, count: number, checkedIn: boolean): Promise<string> {
    const rows = Array.from(
      { length: count },
      (_, i) => `${code}-${i},${NAME_PREFIX} ${i},${i % 7},${checkedIn}`,
    )
    const form = new FormData()
    form.append('file', new Blob([['code,name,table,checked in', ...rows].join('\n')]), 'people.csv')
    return (await this.host.call('POST', `/api/events/${this.event}/people/preview`, form)).body.preview
  }

  /** Small commands that go on all the time, none waited for. */
  sendSmallCommands(count: number): void {
    for (let i = 0; i < count; i++) this.random.pick(SMALL_COMMANDS)(this, this.newMark())
  }

  /** Id of a person whose check-in has not been requested yet; undefined if there is none. */
  uncheckedPerson(): string | undefined {
    const asked = new Set(this.sent.map(({ ask }) => ask['person']))
    return this.state.people.find(({ id, checkedIn }) => !checkedIn && !asked.has(id))?.id
  }

  private async staff(role: 'desk' | 'stage'): Promise<Client> {
    const { body } = await this.host.send('house', 'key.make', { role, event: '*' })
    const { link } = (await this.host.get(`/api/keys/${body.id}/link`)).body as { link: string }
    return this.process.signIn(link.split('#key=')[1], `a ${role}`)
  }

  /** Records the winners that a client saw, and checks that they never differ from earlier ones. */
  private checkWinners(view: Pick<State, 'draws'>): void {
    for (const { id, winners } of view.draws) {
      if (winners.length === 0) continue
      const known = this.winners.get(id) ?? winners
      if (!isDeepStrictEqual(known, winners))
        throw new Error(`draw ${id} had two results: ${JSON.stringify([known, winners])}`)
      this.winners.set(id, winners)
    }
  }
}

/** Small everyday commands; each carries a unique mark by which it is found in the journal. */
const SMALL_COMMANDS: ((client: CrashClient, mark: string) => unknown)[] = [
  (e, mark) =>
    e.send(
      e.desk,
      'person.save',
      { code: mark, name: `${NAME_PREFIX} ${mark}`, group: '3' },
      oneFact(mark, (body) => (body['person'] as { code?: string })?.code === mark),
    ),
  (e) => {
    const person = e.uncheckedPerson()
    if (!person) return
    const trace = oneFact(
      `in ${person}`,
      (body) => body.type === 'person-checked-in' && body['person'] === person,
    )
    for (const by of [e.desk, e.host]) void e.send(by, 'person.check-in', { person }, trace)
  },
  (e, mark) =>
    e.send(
      e.host,
      'sponsor.save',
      { name: mark },
      oneFact(mark, (body) => (body['sponsor'] as { name?: string })?.name === mark),
    ),
  (e, mark) =>
    e.send(
      e.secondHost,
      'cue.save',
      { scene: 'message', title: mark },
      oneFact(mark, (body) => (body['cue'] as { title?: string })?.title === mark),
    ),
  (e, mark) =>
    e.send(
      e.host,
      'prize.save',
      { id: e.random.pick(e.state.prizes).id, note: mark },
      oneFact(mark, (body) => (body['prize'] as { note?: string })?.note === mark),
    ),
  (e, mark) =>
    e.send(
      e.secondHost,
      'prize.save',
      { name: mark, note: mark },
      oneFact(mark, (body) => (body['prize'] as { note?: string })?.note === mark),
    ),
  (e, mark) =>
    e.send(
      e.host,
      'layer.set',
      { layer: 'message', on: true, text: mark },
      oneFact(mark, (body) => body['text'] === mark),
    ),
  (e, mark) =>
    e.send(
      e.host,
      'key.make',
      { role: 'stage', name: mark, event: '*' },
      oneFact(mark, (body) => body['name'] === mark),
      'house',
    ),
  (e) => {
    const [award] = e.random.shuffled(e.state.awards)
    if (award) claim(e, award)
  },
]

/** Hands an award over, or takes that back; two desks at once. */
export function claim(
  e: CrashClient,
  { draw, entry, claim: now }: Pick<State['awards'][number], 'draw' | 'entry' | 'claim'>,
): void {
  for (const by of [e.desk, e.secondHost]) {
    const note = e.newMark()
    const type = now === 'handed-over' ? 'claim.undo' : 'claim.hand-over'
    void e.send(
      by,
      type,
      { draw, entry, note },
      oneFact(note, (body) => body.type === 'claim-set' && body['note'] === note),
    )
  }
}

/** Every state that a socket was shown, in order. */
function views(listener: SocketClient): State[] {
  const all: State[] = []
  let view: State | null = null
  for (const { name, said } of listener.received) {
    if (name === 'snapshot') view = said.state
    else for (const { body } of said.facts) view = view && body && applySeen(view, body as unknown as Seen)
    if (view) all.push(view)
  }
  return all
}

/** Whether an answer says that the command was done. */
export const isDone = (answer: Answer | null): boolean => answer !== null && !isRefusal(answer)
