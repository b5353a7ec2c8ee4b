import { isIP } from 'node:net'
import { LANGUAGE_IDS, type Language } from '../shared/show/languages.ts'

/** The server's settings, read once from the environment and the command line. */
export interface Config {
  /** 0 takes any free port. */
  port: number
  host: string
  /** Folder of the data; null keeps everything in memory. */
  dataDir: string | null
  /** Address of a PostgreSQL database, with the password: never logged. Null keeps the data in files. */
  databaseUrl: string | null
  /** The host's key if it is given; else one is made and kept with the data. */
  hostKey: string | null
  /** The language of the demo event that is made where there is no event yet; null makes none. */
  demo: Language | null
  /** Origin that QR codes and links say, such as `https://raffle.example`; null where there is none. */
  publicUrl: string | null
  /** Whose `X-Forwarded-…` headers count, as Fastify has it: no, a number of hops, or addresses. */
  trustProxy: false | number | string
  /** HTTPS with a certificate that is made here, or with that of these PEM files; null serves plain HTTP. */
  tls: 'made' | { cert: string; key: string } | null
  /** Origins of servers that publish the rounds of the beacon, in drand's HTTP form. */
  beacons: readonly string[]
  /** Whether to go on from what is left of the house's journal where its end was cut off. */
  goOn: boolean
  /** How long clients have to move to another server before this one stops, in seconds; 0 where there is no other. */
  drainSeconds: number
  /** The least severe lines of the log that are written. */
  logLevel: (typeof LEVELS)[number]
}

/** Servers of the League of Entropy and of Cloudflare: any one of them is enough, and none is trusted. */
const PUBLIC_BEACONS =
  'https://api.drand.sh,https://api2.drand.sh,https://api3.drand.sh,https://drand.cloudflare.com'

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const

/** A setting that cannot be meant so; the message is the one sentence that says it. */
export class Misconfigured extends Error {}

const FLAGS = ['--lan', '--tls', '--go-on']
const ALL_ADDRESSES = '0.0.0.0'

/**
 * Reads the settings from the environment; `words` are the command line's: `--lan` listens for the whole network,
 * `--tls [cert key]` serves HTTPS, `--go-on` goes on without what the house's journal lost. Throws Misconfigured.
 */
export function readConfig(env: Record<string, string | undefined>, words: readonly string[] = []): Config {
  const { flags, tls } = optionsOf(words)
  return {
    port: portOf(set(env['PORT']) ?? '3000'),
    tls,
    host: flags.has('--lan') ? ALL_ADDRESSES : hostOf(set(env['HOST']) ?? '127.0.0.1'),
    dataDir: set(env['DATA_DIR']) ?? './data',
    databaseUrl: databaseOf(set(env['DATABASE_URL'])),
    hostKey: keyOf(set(env['DRUMROLL_HOST_KEY'])),
    demo: demoOf(set(env['DRUMROLL_DEMO']) ?? '1'),
    publicUrl: originOf(set(env['PUBLIC_URL'])),
    trustProxy: proxyOf(set(env['TRUST_PROXY']) ?? '0'),
    beacons: beaconsOf(set(env['BEACONS']) ?? PUBLIC_BEACONS),
    goOn: flags.has('--go-on'),
    drainSeconds: drainOf(set(env['DRAIN_SECONDS']) ?? '0'),
    logLevel: levelOf(set(env['LOG_LEVEL']) ?? 'warn'),
  }
}

/** The flags of the command line, and what `--tls` asks for: the words after it that are no flags are its files. */
function optionsOf(words: readonly string[]): { flags: Set<string>; tls: Config['tls'] } {
  const flags = new Set<string>()
  const files: string[] = []
  let last = ''
  for (const word of words) {
    if (last === '--tls' && files.length < 2 && !word.startsWith('--')) files.push(word)
    else if (FLAGS.includes(word)) flags.add((last = word))
    else throw new Misconfigured(`There is no option ${word}, only ${FLAGS.join(', ')}.`)
  }
  if (files.length === 1)
    throw new Misconfigured('--tls takes two files, the certificate and its key, or none: then it makes one.')
  const [cert, key] = files
  const made = flags.has('--tls') ? 'made' : null
  return { flags, tls: cert !== undefined && key !== undefined ? { cert, key } : made }
}

/** An empty setting counts as none. */
const set = (value: string | undefined) => value?.trim() || undefined

function portOf(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new Misconfigured(`PORT is ${text}, but must be a number from 0 to 65535.`)
}

function hostOf(text: string): string {
  if (isIP(text) || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text)) return text
  throw new Misconfigured(`HOST is ${text}, but must be an address or name to listen on, such as 127.0.0.1.`)
}

function keyOf(text: string | undefined): string | null {
  if (text === undefined) return null
  if (/^[\w-]{22,200}$/.test(text) && new Set(text).size >= 8) return text
  throw new Misconfigured(
    'DRUMROLL_HOST_KEY must be 22 or more random letters, digits, - or _, so that nobody can guess it.',
  )
}

function databaseOf(text: string | undefined): string | null {
  if (text === undefined) return null
  if (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)) return text
  throw new Misconfigured('DATABASE_URL must be an address such as postgres://user:password@host/database.')
}

function demoOf(text: string): Language | null {
  if (text === '0') return null
  const language = text === '1' ? 'zh-CN' : LANGUAGE_IDS.find((id) => id === text)
  if (language) return language
  throw new Misconfigured(`DRUMROLL_DEMO is ${text}, but must be 0, 1 or one of ${LANGUAGE_IDS.join(', ')}.`)
}

function originOf(text: string | undefined): string | null {
  if (text === undefined) return null
  const origin = plainOrigin(text)
  if (origin !== null) return origin
  throw new Misconfigured(`PUBLIC_URL is ${text}, but must be an address such as https://raffle.example.`)
}

function beaconsOf(text: string): string[] {
  const origins = text.split(',').map((part) => plainOrigin(part.trim()))
  if (origins.every((origin) => origin !== null)) return origins
  throw new Misconfigured(
    `BEACONS is ${text}, but must be addresses such as https://api.drand.sh, with commas between.`,
  )
}

/** The origin that an address names, if it is nothing but an origin of the web; else null. */
function plainOrigin(text: string): string | null {
  if (!URL.canParse(text)) return null
  const { protocol, host, href, origin } = new URL(text)
  return /^https?:$/.test(protocol) && href === `${protocol}//${host}/` ? origin : null
}

function levelOf(text: string): Config['logLevel'] {
  const level = LEVELS.find((known) => known === text)
  if (level) return level
  throw new Misconfigured(`LOG_LEVEL is ${text}, but must be one of ${LEVELS.join(', ')}.`)
}

function drainOf(text: string): number {
  const seconds = Number(text)
  if (/^\d+$/.test(text) && seconds <= 600) return seconds
  throw new Misconfigured(`DRAIN_SECONDS is ${text}, but must be a number of seconds from 0 to 600.`)
}

const NAMED = new Set(['loopback', 'linklocal', 'uniquelocal'])

function proxyOf(text: string): Config['trustProxy'] {
  if (/^\d{1,2}$/.test(text)) return Number(text) || false
  const known = text.split(',').every((part) => {
    const [address = '', bits] = part.trim().split('/')
    if (NAMED.has(address)) return bits === undefined
    const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
    return most > 0 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= most))
  })
  if (known) return text
  throw new Misconfigured(
    `TRUST_PROXY is ${text}, but must be a number of proxies or a list of their addresses.`,
  )
}
