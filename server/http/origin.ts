import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { lanAddresses } from '../access/origins.ts'

const EVERYWHERE = new Set(['0.0.0.0', '::'])

/** The origin by which phones reach this server; null: the one that the caller uses. */
export function otherOrigin(
  { publicUrl, host }: Config,
  { hostname, protocol, socket }: Pick<FastifyRequest, 'hostname' | 'protocol' | 'socket'>,
): string | null {
  if (publicUrl) return publicUrl
  const local = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  const lan = local && EVERYWHERE.has(host) ? lanAddresses()[0] : undefined
  return lan ? `${protocol}://${lan}:${socket.localPort}` : null
}

/** The origin of links that are handed out. */
export const originOf = (
  config: Config,
  request: Pick<FastifyRequest, 'hostname' | 'protocol' | 'socket' | 'host'>,
): string => otherOrigin(config, request) ?? `${request.protocol}://${request.host}`

/** Every origin by which phones reach this server; none where it listens to this computer alone. */
export function addressesForPhones(
  config: Config,
  { protocol, socket }: Pick<FastifyRequest, 'protocol' | 'socket'>,
): string[] {
  const { publicUrl, host } = config
  const own = /^(localhost|127\.|::1$)/.test(host)
  const names = EVERYWHERE.has(host) ? lanAddresses() : own ? [] : [host]
  const lan = names.map(
    (name) => `${protocol}://${name.includes(':') ? `[${name}]` : name}:${socket.localPort}`,
  )
  return publicUrl ? [publicUrl, ...lan] : lan
}
