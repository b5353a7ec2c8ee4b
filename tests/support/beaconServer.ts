import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { QUICKNET, type Close } from '../../shared/fair/records.ts'
import type { BeaconRound } from '../../shared/show/beacon.ts'
import { vectors } from './vectors.ts'

/** The real round of the vectors, as drand published it. */
export const RECORDED: BeaconRound = vectors
  .flatMap(({ proof }) => proof.journal)
  .flatMap(({ body }) => (body as Partial<Close> | undefined)?.beacon ?? [])
  .find((beacon): beacon is BeaconRound => 'signature' in beacon)!

/** How a stand-in for a server of the beacon answers. */
export type Manner = 'truth' | 'lie' | 'other' | 'failure' | 'silence' | 'nonsense' | 'flood' | 'elsewhere'

const json = (response: ServerResponse, said: object) =>
  response.setHeader('content-type', 'application/json').end(JSON.stringify(said))

const MANNERS: Record<Manner, (response: ServerResponse) => void> = {
  truth: (response) => json(response, { ...RECORDED, randomness: 'ab'.repeat(32) }),
  lie: (response) => json(response, { ...RECORDED, signature: RECORDED.signature.replace(/^./, '8') }),
  other: (response) => json(response, { ...RECORDED, round: RECORDED.round + 1 }),
  failure: (response) => response.writeHead(500).end('{"error":"none"}'),
  silence: () => undefined,
  nonsense: (response) => response.end('<html>Sign in to the hotel network</html>'),
  flood: (response) => response.end('x'.repeat(100_000)),
  elsewhere: (response) => response.writeHead(302, { location: '/elsewhere' }).end(),
}

/** A server on loopback that stands in for one of the beacon's: it keeps what it was asked, and answers in the manner of now. */
export class BeaconServer {
  readonly asked: string[] = []
  address = ''
  private constructor(
    public manner: Manner,
    private readonly server: Server,
  ) {}

  static async start(manner: Manner): Promise<BeaconServer> {
    const server = createServer()
    const stand = new BeaconServer(manner, server)
    server.on('request', ({ url = '' }, response) => {
      stand.asked.push(url)
      MANNERS[stand.manner](response)
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    stand.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    return stand
  }

  close(): void {
    this.server.close()
    this.server.closeAllConnections()
  }
}

/** The path at which a server of the beacon has the recorded round. */
export const RECORDED_PATH = `/${QUICKNET}/public/${RECORDED.round}`
