import { AddressAnswer } from '../../../shared/wire.ts'
import type { ServerContext } from '../../context.ts'
import { otherOrigin } from '../origin.ts'
import type { Web } from '../requests.ts'

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
    async (request) => ({ origin: otherOrigin(config, request) }),
  )
}
