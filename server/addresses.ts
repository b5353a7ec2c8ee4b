import type { AddressInfo } from 'node:net'
import type { Config } from './config.ts'
import type { Certificate } from './tls/certificate.ts'
import { lanAddresses } from './access/origins.ts'

/** What is shown at the start: every address of every page, and the link that makes its reader the host. */
export function addressesOf(
  bound: AddressInfo[],
  config: Config,
  hostKey: string,
  certificate: Certificate | null,
): string {
  const scheme = certificate ? 'https' : 'http'
  const originOf = (address: string, port: number) =>
    `${scheme}://${address.includes(':') ? `[${address}]` : address}:${port}`
  const { address = '127.0.0.1', port = config.port } = bound[0] ?? {}
  const everywhere = address === '0.0.0.0' || address === '::'
  const local = originOf('localhost', port)
  const own = everywhere || address === '127.0.0.1' || address === '::1' ? [local] : [originOf(address, port)]
  const others = [
    ...(config.publicUrl ? [config.publicUrl] : []),
    ...(everywhere ? lanAddresses().map((lan) => originOf(lan, port)) : []),
  ]
  const first = own[0]!
  return [
    'Drumroll listens.',
    '',
    `  Host    ${first}/host#key=${hostKey}`,
    `  Stage   ${first}/stage`,
    `  Desk    ${first}/desk`,
    `  Hall    ${first}/`,
    `  Verify  ${first}/verify`,
    ...(others.length > 0 ? ['', '  For other devices:', ...others.map((origin) => `    ${origin}/`)] : []),
    ...(certificate ? ['', ...secureLines(certificate)] : []),
    '',
    '  Who opens the host link runs the event: keep it to yourself.',
    '',
  ].join('\n')
}

/** What whoever opens an https address for the first time needs to know of its certificate. */
const secureLines = ({ fingerprint, made }: Certificate): string[] => [
  '  Certificate (SHA-256):',
  `    ${fingerprint.slice(0, 47)}`,
  `    ${fingerprint.slice(48)}`,
  ...(made
    ? ['  Browsers warn of it once, since this computer made it itself: compare these digits, then go on.']
    : []),
]
