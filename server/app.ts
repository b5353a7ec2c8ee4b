import type { AddressInfo } from 'node:net'
import type { FastifyBaseLogger } from 'fastify'
import { addressesOf } from './addresses.ts'
import { roundSource } from './beacon/rounds.ts'
import { loadBeaconCheck } from './beacon/signature.ts'
import type { Config } from './config.ts'
import { isStaff } from './access/callers.ts'
import { Arrivals } from './access/arrivals.ts'
import { limitConnections } from './access/tcpConnections.ts'
import type { ServerContext } from './context.ts'
import { knownIn } from '../shared/formats/known.ts'
import { ClockWatch } from './house/clockWatch.ts'
import type { House } from './house/house.ts'
import { openHouse } from './house/open.ts'
import { prizePlan } from '../shared/formats/prizeDifference.ts'
import { PrizePreviews } from './imports/prizePreviews.ts'
import { Previews } from './imports/previews.ts'
import { READ_LIMITS } from './imports/reading.ts'
import { countEverywhere } from './access/sharedRate.ts'
import { defaultLimits, type Limits } from './access/limits.ts'
import { Origins } from './access/origins.ts'
import { Pairing } from './house/pairing.ts'
import type { Route, Web } from './http/requests.ts'
import { TemporaryFiles } from './house/temporary.ts'
import { ServedTime } from './house/servedTime.ts'
import { Sessions } from './house/sessions.ts'
import { ConnectionRegistry } from './broadcast/registry.ts'
import { Channels } from './broadcast/channels.ts'
import { ConnectedGuests } from './broadcast/connectedGuests.ts'
import { Drain } from './broadcast/drain.ts'
import { Phones } from './broadcast/phones.ts'
import { certificateFor } from './tls/certificate.ts'
import { attachSockets } from './sockets/sockets.ts'
import { TimeSlicer } from './turns/timeSlicer.ts'
import { buildWeb, type WebOptions } from './http/web.ts'

/** As many connections as may wait to be taken: a hall that comes back all at once. */
const BACKLOG = 4096

export interface AppOptions extends WebOptions {
  limits?: Partial<Limits>
  /** The computer's clock, epoch ms. */
  wall?: () => number
  /** Counts ms and is never set. */
  monotonic?: () => number
}

/** A server that has been built: its data is open and verified, its routes are there, it does not listen yet. */
export interface App {
  readonly web: Web
  /** The routes of the contract, and who may use each. */
  readonly routes: readonly Route[]
  readonly context: ServerContext
  /** Listens where the settings say; answers every address and the host's key link, to be shown. */
  listen(): Promise<string>
  /** Lets clients move to another server, as long as the settings say or until the signal; see `Drain`. */
  drain(signal: AbortSignal): Promise<void>
  /** Lets every connection end, and closes the data. */
  close(): Promise<void>
}

/** Opens the data and builds the server on it. Throws a StoreError where the data cannot be served. */
export async function buildApp(config: Config, options: AppOptions = {}): Promise<App> {
  const { wall = Date.now, monotonic = () => performance.now() } = options
  let kept: Kept | undefined
  let log: FastifyBaseLogger | undefined
  let guests: ConnectedGuests | undefined
  const house = await openHouse({
    data: config.dataDir,
    database: config.databaseUrl,
    demo: config.demo,
    goOn: config.goOn,
    wall,
    monotonic,
    plan: (_event, ask, state) => kept?.previews.plan(ask, knownIn(state)),
    async prizePlan(preview, state) {
      const prizes = await kept?.prizePreviews.prizes(preview)
      return prizes && prizePlan(state, prizes)
    },
    guests: (event) => guests?.of(event) ?? [],
    round: roundSource({ addresses: config.beacons, check: loadBeaconCheck }),
    pairing: async (code) => kept?.pairing.code(code),
    failed: (error) => log?.error({ err: error }, 'subscriber failed'),
  })
  const temporary = new TemporaryFiles(config.dataDir)
  temporary.sweepLeft()
  const { previews } = (kept = keptOf(house))
  house.onChange((_event, { facts }) => {
    if (!facts.some(({ body }) => body?.type === 'people-erased')) return
    previews.clear().catch((error: unknown) => log?.error({ err: error }, 'previews were not cleared'))
    temporary.sweep()
  })
  try {
    const served = await ServedTime.open(house.ledger.journal.marks, { wall, monotonic })
    const clockWatch = new ClockWatch({ wall, now: house.now })
    const surroundings = { config, ...kept, temporary, clockWatch, served }
    const parts = { ...surroundings, limits: options.limits }
    const context = await contextOf(house, parts)
    guests = context.guests
    const certificate = await certificateFor(config)
    const { web, routes } = await buildWeb(config, options, context, certificate)
    log = web.log
    const { sessions, limits } = context
    const arrivals = new Arrivals()
    arrivals.follow(web.server)
    const tcp = limitConnections(web.server, limits.connections, ({ headers }) => isStaff(headers, sessions))
    const sockets = attachSockets(web.server, context, { tcp, arrivals }, web.log)
    web.server.on('request', (_request, response) => response.once('close', context.drain.hold(response)))
    // Closing after the server has stopped would wait for sockets that never end by themselves.
    web.addHook('preClose', () => {
      tcp.destroyLater()
      return sockets.close()
    })
    await web.ready()
    return {
      web,
      routes,
      context,
      async listen() {
        await web.listen({ port: config.port, host: config.host, backlog: BACKLOG })
        const bound = web.addresses() as AddressInfo[]
        return addressesOf(bound, config, context.sessions.hostKey, certificate)
      },
      drain: (signal) => context.drain.run(config.drainSeconds, signal),
      async close() {
        await web.close()
        await served.close()
        await house.close()
      },
    }
  } catch (error) {
    await house.close()
    throw error
  }
}

/** What is kept for a while, wherever it is asked for next. */
type Kept = Pick<ServerContext, 'previews' | 'prizePreviews' | 'pairing'>

const keptOf = (house: House): Kept => ({
  previews: new Previews(READ_LIMITS, house.cluster),
  prizePreviews: new PrizePreviews(READ_LIMITS, house.cluster),
  pairing: new Pairing(house),
})

interface Parts extends Pick<
  ServerContext,
  'config' | 'previews' | 'prizePreviews' | 'pairing' | 'temporary' | 'clockWatch'
> {
  served: ServedTime
  limits: Partial<Limits> | undefined
}

async function contextOf(house: House, { limits, served, ...parts }: Parts): Promise<ServerContext> {
  const now = () => house.now()
  const slicer = new TimeSlicer()
  const channels = new Channels(house, { now, slicer })
  const connections = new ConnectionRegistry(house, channels, slicer, now)
  const whole = { ...defaultLimits(), ...limits }
  countEverywhere(house.cluster, { guesses: whole.guesses, proofs: whole.proofs })
  const sessions = await Sessions.open(house, parts.config.hostKey, served.now)
  parts.pairing.follow(sessions)
  return {
    ...parts,
    house,
    now,
    phones: new Phones(now),
    channels,
    connections,
    guests: new ConnectedGuests(house, connections),
    drain: new Drain(connections),
    sessions,
    tickets: sessions.tickets,
    origins: new Origins(parts.config.publicUrl),
    limits: whole,
  }
}
