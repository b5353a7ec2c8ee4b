import type { Gauge, Registry } from 'prom-client'
import { ROLES } from '../../shared/show/rule.ts'
import type { State } from '../../shared/show/state.ts'
import { answeredCommands } from '../access/commands.ts'
import type { ServerContext } from '../context.ts'
import type { House } from '../house/house.ts'
import { journalCatchUps, journalWrites } from '../ledger/measures.ts'

const PHASES = [
  'open',
  'closed',
  'revealed',
  'abandoned',
] as const satisfies State['draws'][number]['phase'][]
/** Upper bounds of the histograms, in seconds. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/**
 * What Prometheus is told: numbers by role, phase and outcome, never a word of an event nor an id. Nothing is loaded or counted
 * before somebody asks for the first time, so that a server that nobody watches does not pay for it.
 */
export class Metrics {
  private registry: Promise<Registry> | null = null
  private readonly stops: (() => void)[] = []

  constructor(private readonly context: ServerContext) {}

  /** All of them in the text format of Prometheus, and its media type. */
  async read(): Promise<{ type: string; text: string }> {
    const registry = await (this.registry ??= this.begin())
    return { type: registry.contentType, text: await registry.metrics() }
  }

  end(): void {
    for (const stop of this.stops.splice(0)) stop()
  }

  private async begin(): Promise<Registry> {
    const prometheus = await import('prom-client')
    const { connections, house, now } = this.context
    const registry = new prometheus.Registry()
    const registers = [registry]
    // Memory, CPU, garbage collection and the delay of the event loop, as every Node service names them.
    prometheus.collectDefaultMetrics({ register: registry })

    const gauge = <L extends string>(
      name: string,
      help: string,
      labelNames: L[],
      collect: (its: Gauge<L>) => void | Promise<void>,
    ) => {
      registry.registerMetric(
        new prometheus.Gauge<L>({
          name,
          help,
          labelNames,
          registers: [],
          collect() {
            return collect(this)
          },
        }),
      )
    }
    gauge('drumroll_sockets', 'Open sockets by role', ['role'], (its) => {
      for (const role of ROLES) its.set({ role }, connections.count(role))
    })
    gauge('drumroll_events', 'Events of the house, rehearsals included', [], (its) => {
      its.set(house.ledger.state.events.length)
    })
    gauge('drumroll_events_broken', 'Events that cannot be served', [], (its) => its.set(house.broken.size))
    gauge('drumroll_draws', 'Draws by phase, of all events but rehearsals', ['phase'], (its) => {
      const draws = house.ledger.state.events.flatMap(({ id, rehearsal }) =>
        rehearsal ? [] : (house.event(id)?.state.draws ?? []),
      )
      for (const phase of PHASES) its.set({ phase }, draws.filter((draw) => draw.phase === phase).length)
    })
    gauge(
      'drumroll_journal_behind_lines',
      'Lines of the house and the current event that other servers wrote and this one has not taken in; NaN if unknown',
      [],
      async (its) => its.set(await linesBehind(house).catch(() => NaN)),
    )
    const commands = new prometheus.Histogram({
      name: 'drumroll_command_seconds',
      help: 'From a command’s arrival to its answer, by what became of it',
      labelNames: ['outcome'],
      buckets: SECONDS,
      registers,
    })
    const writes = new prometheus.Histogram({
      name: 'drumroll_journal_write_seconds',
      help: 'How long the store took to make a step durable',
      buckets: SECONDS,
      registers,
    })
    const catchUps = new prometheus.Histogram({
      name: 'drumroll_journal_catch_up_seconds',
      help: 'From another server’s writing of a line to its being taken in here, by the clocks of both',
      buckets: SECONDS,
      registers,
    })
    this.stops.push(
      answeredCommands.watch(({ ms, outcome }) => commands.observe({ outcome }, ms / 1000)),
      journalWrites.watch(({ ms }) => writes.observe(ms / 1000)),
      journalCatchUps.watch(({ writtenAt }) => catchUps.observe(Math.max(0, now() - writtenAt) / 1000)),
    )
    return registry
  }
}

/** How many lines the store holds of the house and the current event that their ledgers have not taken in. */
async function linesBehind(house: House): Promise<number> {
  const ledgers = [house.ledger, house.current === null ? undefined : house.event(house.current)]
  const behind = ledgers.map(async (ledger) => {
    if (!ledger) return 0
    const head = await ledger.journal.head()
    return Math.max(0, (head?.seq ?? 0) - ledger.version)
  })
  return Math.max(...(await Promise.all(behind)))
}
