import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DatabaseSync } from '../server/journals/sqliteDriver.ts'
import { Crowd } from './parts/crowd.ts'
import { BenchEvent } from './parts/benchEvent.ts'
import { withFolder } from './parts/folder.ts'
import { clock, median, quantile } from './parts/numbers.ts'
import type { Phone } from './parts/phone.ts'
import { RunningServer } from './parts/server.ts'
import type { Measurement } from './table.ts'

const PEOPLE = 2000
const HALLS = [200, 2000]
/** Number of rounds per audience size, and of clicks per round. */
const ROUNDS = 2
const CLICKS = 120
const WARM_UP = 30
/** Maximum pause between clicks, in ms. */
const PAUSE = 40

/** A click's ways: GO over the socket, GO over HTTP, a check-in over the socket. */
type Way = 'socket' | 'http' | 'checkIn'
const WAYS: readonly Way[] = ['socket', 'http', 'checkIn']

/** Milliseconds of each click: until the answer, and until the stage has it. */
type Times = Record<Way, { answered: number[]; staged: number[] }>

/**
 * From a click of the host until it is durable and answered, and until the stage has it, with 200 and 2,000 phones in the hall,
 * 2,000 people on the list, and host, stage and desk connected; beside it what the disk takes for one commit, and the socket for a question.
 */
export default function clicks(): Promise<Measurement[]> {
  return withFolder(async (folder) => {
    const show = await BenchEvent.make(folder, PEOPLE)
    const cues = [await show.cue('开场'), await show.cue('抽奖')]
    const guests = await show.add(ROUNDS * HALLS.length * (WARM_UP + CLICKS), false)
    await show.close()
    const floor = new Floor(folder)
    const server = await RunningServer.start(folder)
    const crowd = new Crowd()
    const times = new Map(HALLS.map((phones) => [phones, newTimes()]))
    const questions: number[] = []
    try {
      const host = new Host(server, show.event, cues, guests)
      for (let round = 0; round < ROUNDS; round++) {
        for (const [phones, taken] of times) {
          await crowd.setSize(phones, server.port)
          for (let i = 0; i < WARM_UP + CLICKS; i++) {
            await pause(Math.abs(Math.sin(i)) * PAUSE)
            floor.measure()
            await host.click(i, i < WARM_UP ? newTimes() : taken)
            // After a pause of its own: a question right before a click would find and leave the way warm.
            await pause(Math.abs(Math.sin(i)) * PAUSE)
            const asked = await host.question()
            if (i >= WARM_UP) questions.push(asked)
          }
        }
      }
      return rowsOf(times, floor, questions)
    } finally {
      await crowd.end()
      await server.stop()
      floor.close()
    }
  })
}

const newTimes = (): Times => ({
  socket: { answered: [], staged: [] },
  http: { answered: [], staged: [] },
  checkIn: { answered: [], staged: [] },
})

/** The host's client: sends clicks and measures when the stage has received the result. */
class Host {
  private readonly waiting: ((at: number) => void)[] = []
  private readonly phone: Phone

  constructor(
    private readonly server: RunningServer,
    private readonly event: string,
    private readonly cues: readonly string[],
    private readonly guests: string[],
  ) {
    this.phone = server.phone('host')
    server.phone('stage', { received: () => this.waiting.shift()?.(clock()) })
    server.phone('desk')
  }

  /** Milliseconds until a question is answered that needs nothing but the server's clock: what the socket itself takes. */
  async question(): Promise<number> {
    const from = clock()
    await this.phone.ask('now')
    return clock() - from
  }

  async click(i: number, times: Times): Promise<void> {
    const way = WAYS[i % WAYS.length]!
    const [type, ask] =
      way === 'checkIn'
        ? ['person.check-in', { person: this.guests.pop()! }]
        : ['cue.show', { cue: this.cues[i % 2]! }]
    const onStage = new Promise<number>((resolve) => this.waiting.push(resolve))
    const from = clock()
    if (way === 'http') await this.server.send(this.event, type, ask)
    else await this.phone.ask('command', this.server.command(type, ask))
    times[way].answered.push(clock() - from)
    times[way].staged.push((await onStage) - from)
  }
}

function rowsOf(
  halls: ReadonlyMap<number, Times>,
  floor: Floor,
  questions: readonly number[],
): Measurement[] {
  const commit = median(floor.commits)
  const question = median(questions)
  const staged = (times: Times) => WAYS.flatMap((way) => times[way].staged)
  const [few, many] = [...halls.values()].map((times) => median(staged(times)))
  return [
    { name: 'fdatasync of 4 KB', value: median(floor.syncs), unit: 'ms' },
    { name: 'bare SQLite commit of one row', value: commit, unit: 'ms' },
    { name: 'question answered from memory, socket', value: question, unit: 'ms' },
    ...[...halls].flatMap(([phones, times]) => {
      const to = (what: string) => `${phones} phones, ${what}`
      const socket = median(times.socket.answered)
      return [
        { name: to('click to durable, socket'), value: socket, unit: 'ms' },
        { name: to('the same over a bare commit'), value: socket / commit, unit: '×', budget: 1.8 },
        { name: to('without the way of a question'), value: (socket - question) / commit, unit: '×' },
        { name: to('click to durable, HTTP'), value: median(times.http.answered), unit: 'ms' },
        { name: to('check-in to durable'), value: median(times.checkIn.answered), unit: 'ms' },
        { name: to('click to stage'), value: median(staged(times)), unit: 'ms', budget: 5 },
        { name: to('click to stage, p99'), value: quantile(staged(times), 0.99), unit: 'ms', budget: 15 },
      ]
    }),
    {
      name: `click to stage, ${HALLS[1]} over ${HALLS[0]} phones`,
      value: many! / few!,
      unit: '×',
      budget: 1.3,
    },
  ]
}

/** The baseline: the time of one durable write on this disk. */
class Floor {
  readonly syncs: number[] = []
  readonly commits: number[] = []
  private readonly file: number
  private readonly db: InstanceType<typeof DatabaseSync>
  private readonly page = Buffer.alloc(4096)
  private readonly insert: { run(body: string): unknown }

  constructor(folder: string) {
    this.file = openSync(join(folder, 'floor'), 'w')
    this.db = new DatabaseSync(join(folder, 'floor.sqlite'))
    this.db.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full')
    this.db.exec('create table lines (seq integer primary key, body text not null) strict')
    this.insert = this.db.prepare('insert into lines (body) values (?)')
  }

  measure(): void {
    const start = clock()
    writeSync(this.file, this.page)
    fdatasyncSync(this.file)
    const synced = clock()
    this.db.exec('begin immediate')
    this.insert.run('x'.repeat(500))
    this.db.exec('commit')
    this.syncs.push(synced - start)
    this.commits.push(clock() - synced)
  }

  close(): void {
    this.db.close()
    closeSync(this.file)
  }
}
