import { Type } from 'typebox'
import { KeyLink } from '../../../shared/wire.ts'
import type { ServerContext } from '../../context.ts'
import { Refused } from '../../access/errors.ts'
import type { Web } from '../requests.ts'

/** The page that each key opens. */
const PAGE = { host: 'host', desk: 'desk', stage: 'stage', confidence: 'stage?output=confidence' }

export function keyRoutes(web: Web, { house }: ServerContext): void {
  web.get(
    '/api/keys/:id/link',
    {
      config: { roles: ['host'] },
      schema: {
        summary: 'The link of a key, from the address on; the secret stands after #',
        tags: ['keys'],
        params: Type.Object({ id: Type.String({ maxLength: 40 }) }),
        response: { 200: KeyLink },
      },
    },
    async ({ params }) => {
      const known = house.ledger.state.keys.find(({ id, revoked }) => id === params.id && !revoked)
      const secret = known && (await house.key(known.id))
      if (!secret) throw new Refused('not-found')
      return { link: `/${PAGE[known.role]}#key=${secret}`, role: known.role }
    },
  )
}
