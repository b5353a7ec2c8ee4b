import { AddressAnswer } from '../../../shared/wire.ts'
import type { ServerContext } from '../../context.ts'
import { lanAddresses } from '../../access/origins.ts'
import type { Web } from '../requests.ts'

const EVERYWHERE = new Set(['0.0.0.0', '::'])

/** Where phones reach this server: what the QR codes of the screens say. */
export function addressRoutes(web: Web, { config }: ServerContext): void {
  web.get(
    '/api/address',
    {
      config: { roles: 'all' },
      schema: {
        summary: 'The origin that QR codes say; null: the one that the caller uses',
        tags: ['pages'],
        response: { 200: AddressAnswer },
      },
    },
    async ({ hostname, protocol, socket }) => {
      if (config.publicUrl) return { origin: config.publicUrl }
      const local = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
      const lan = local && EVERYWHERE.has(config.host) ? lanAddresses()[0] : undefined
      return { origin: lan ? `${protocol}://${lan}:${socket.localPort}` : null }
    },
  )
}
