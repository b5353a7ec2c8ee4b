import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused } from '../access/errors.ts'
import { LANGUAGE_IDS, type Language } from '../../shared/show/languages.ts'
import { languageAsked, SHELLS, type Shell, textsOf, writeShell } from './shell.ts'

/** Media types by file ending. */
const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
}
const YEAR = 'public, max-age=31536000, immutable'
/** The folder of the files that carry their own hash in their name. */
const HASHED = '/assets/'

/** The pages by the folder of client/ that holds each; `/t/` is a person's own ticket, read by the hall's page. */
export const PAGES: Record<string, string> = {
  '/': 'hall',
  '/host': 'host',
  '/stage': 'stage',
  '/desk': 'desk',
  '/verify': 'verify',
  '/print': 'print',
  '/t/': 'ticket',
}

/** Pages that are kept as files: the script of such a page reads one. */
const SAVED = new Set(['/verify/saved.html'])

/** The bytes of a file in one encoding, with the headers that go with them. */
interface Copy {
  bytes: Buffer
  headers: Record<string, string>
}

interface Asset {
  etag: string
  /** Headers of a 304 answer, which has no body. */
  kept: Record<string, string>
  plain: Copy
  br: Copy | undefined
  gz: Copy | undefined
}

/**
 * Serves a build of the pages from memory: every file with the copies that the build compressed, and the pages that have a
 * shell with the words that it says now.
 */
export function servePages(web: FastifyInstance, folder: string, evening: () => string | null): void {
  const assets = load(folder)
  const manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'))
  for (const [path, asset] of assets) {
    if ((path.endsWith('.html') && !SAVED.has(path)) || path.startsWith(HASHED)) continue
    web.get(path, { schema: { hide: true } }, (request, reply) => send(asset, request, reply))
  }
  // One route for some hundred files: each of its own would make the start half as long again.
  web.get<{ Params: { '*': string } }>(`${HASHED}*`, { schema: { hide: true } }, (request, reply) => {
    const asset = assets.get(HASHED + request.params['*'])
    if (!asset) throw new Refused('not-found')
    send(asset, request, reply)
  })
  for (const [path, name] of Object.entries(PAGES)) {
    const page = assets.get(`/${name}/index.html`)
    if (!page) continue
    const shell = SHELLS[name] && written(SHELLS[name], page, manifest)
    const serve = (request: FastifyRequest, reply: FastifyReply) =>
      send(shell ? shell(languageAsked(request), evening()) : page, request, reply)
    web.get(path, { schema: { hide: true } }, serve)
    if (path !== '/' && !path.endsWith('/')) web.get(`${path}/`, { schema: { hide: true } }, serve)
  }
}

/** The page with what its shell says, made anew in each language when that changes. */
function written(
  shell: Shell,
  page: Asset,
  manifest: Parameters<typeof textsOf>[0],
): (language: Language, evening: string | null) => Asset {
  const html = page.plain.bytes.toString()
  const texts = new Map(LANGUAGE_IDS.map((language) => [language, textsOf(manifest, shell.parts, language)]))
  const last = new Map<Language, { title: string; asset: Asset }>()
  return (language, evening) => {
    const words = shell.words(language, evening)
    const made = last.get(language)
    if (made?.title === words.title) return made.asset
    const bytes = Buffer.from(writeShell(html, language, words, texts.get(language)!))
    const asset = assetOf('/index.html', bytes, {
      br: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
      gz: gzipSync(bytes),
    })
    last.set(language, { title: words.title, asset })
    return asset
  }
}

/** Answers a request with a whole file, or that what the browser has is still so. */
function send(asset: Asset, { headers }: FastifyRequest, reply: FastifyReply): void {
  if (headers['if-none-match']?.includes(asset.etag)) return void reply.code(304).headers(asset.kept).send()
  const accepted = String(headers['accept-encoding'] ?? '')
  const br = accepted.includes('br') && asset.br
  const gz = accepted.includes('gzip') && asset.gz
  const copy = br || gz || asset.plain
  void reply.headers(copy.headers).send(copy.bytes)
}

function load(folder: string): Map<string, Asset> {
  const files = new Map<string, Buffer>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    const path = `/${relative(folder, file).split(sep).join('/')}`
    if (entry.isFile() && !path.includes('/.')) files.set(path, readFileSync(file))
  }
  const assets = new Map<string, Asset>()
  for (const [path, plain] of files) {
    if (TYPES[ending(path)])
      assets.set(path, assetOf(path, plain, { br: files.get(`${path}.br`), gz: files.get(`${path}.gz`) }))
  }
  return assets
}

const ending = (path: string): string => path.split('.').at(-1)!

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64url').slice(0, 22)

/** A file with its compressed copies; only what carries its own hash in its name may be kept without asking. */
function assetOf(
  path: string,
  plain: Buffer,
  packed: { br: Buffer | undefined; gz: Buffer | undefined },
): Asset {
  const type = { 'content-type': TYPES[ending(path)]! }
  const etag = `"${path.startsWith(HASHED) ? path.slice(HASHED.length) : hashOf(plain)}"`
  const cache = path.startsWith(HASHED) ? YEAR : 'no-cache'
  const vary = ending(path) === 'html' ? 'accept-encoding, accept-language' : 'accept-encoding'
  const kept = { 'cache-control': cache, etag, vary }
  const copy = (bytes: Buffer | undefined, encoding: string): Copy | undefined =>
    bytes && { bytes, headers: { ...kept, ...type, 'content-encoding': encoding } }
  return {
    etag,
    kept,
    plain: { bytes: plain, headers: { ...kept, ...type } },
    br: copy(packed.br, 'br'),
    gz: copy(packed.gz, 'gzip'),
  }
}
