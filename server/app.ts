import type { AddressInfo } from 'node:net'
import type { FastifyBaseLogger } from 'fastify'
import { addressesOf } from './addresses.ts'
import type { Config } from './config.ts'
import { keepCount } from './connections.ts'
import type { Edge } from './edge.ts'
import { House } from './house.ts'
import { Previews } from './imports/previews.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { Origins } from './origins.ts'
import { Pairing } from './pairing.ts'
import type { Route, Web } from './requests.ts'
import { Sessions } from './sessions.ts'
import { Audience } from './sockets/audience.ts'
import { Channels } from './sockets/channels.ts'
import { attachSockets } from './sockets/sockets.ts'
import { Turns } from './sockets/turns.ts'
import { buildWeb, type WebOptions } from './web.ts'

/** As many connections as may wait to be taken: a hall that comes back all at once. */
const BACKLOG = 4096

export interface AppOptions extends WebOptions {
  limits?: Partial<Limits>
  /** The computer's clock, epoch ms. */
  wall?: () => number
}

/** A server that has been built: its data is open and verified, its routes are there, it does not listen yet. */
export interface App {
  readonly web: Web
  /** The routes of the contract, and who may use each. */
  readonly routes: readonly Route[]
  readonly edge: Edge
  /** Listens where the settings say; answers every address and the host's key link, to be shown. */
  listen(): Promise<string>
  /** Lets every connection end, and closes the data. */
  close(): Promise<void>
}

/** Opens the data and builds the server on it. Throws a StoreError where the data cannot be served. */
export async function buildApp(config: Config, options: AppOptions = {}): Promise<App> {
  const previews = new Previews()
  const pairing = new Pairing(options.wall ?? Date.now)
  let log: FastifyBaseLogger | undefined
  const house = await House.open({
    data: config.dataDir,
    demo: config.demo,
    ...(options.wall && { wall: options.wall }),
    plan: (_event, preview, state) => previews.plan(preview, state.people),
    pairing: (code) => pairing.role(code),
    failed: (error) => log?.error({ err: error }, 'subscriber failed'),
  })
  try {
    const edge = await edgeOf(house, { config, previews, pairing, limits: options.limits })
    const { web, routes } = await buildWeb(config, options, edge)
    log = web.log
    const cut = keepCount(web.server, edge.limits.connections)
    const sockets = attachSockets(web.server, edge, web.log)
    // Closing after the server has stopped would wait for sockets that never end by themselves.
    web.addHook('preClose', () => {
      cut()
      return sockets.close()
    })
    await web.ready()
    return {
      web,
      routes,
      edge,
      async listen() {
        await web.listen({ port: config.port, host: config.host, backlog: BACKLOG })
        return addressesOf(web.addresses() as AddressInfo[], config, edge.sessions.hostKey)
      },
      async close() {
        await web.close()
        await house.close()
      },
    }
  } catch (error) {
    await house.close()
    throw error
  }
}

interface Parts extends Pick<Edge, 'config' | 'previews' | 'pairing'> {
  limits: Partial<Limits> | undefined
}

async function edgeOf(house: House, { limits, ...parts }: Parts): Promise<Edge> {
  const now = () => house.now()
  const turns = new Turns()
  const channels = new Channels(house, { now, turns })
  const sessions = await Sessions.open(house, parts.config.hostKey, now)
  parts.pairing.follow(house, sessions)
  return {
    ...parts,
    house,
    now,
    channels,
    audience: new Audience(house, channels, turns, now),
    sessions,
    origins: new Origins(parts.config.publicUrl),
    limits: { ...defaultLimits(), ...limits },
  }
}
