import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

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

/** Serves a build of the pages from memory: every file with the copies that the build compressed. */
export function servePages(web: FastifyInstance, folder: string): void {
  const assets = load(folder)
  for (const [path, asset] of assets) {
    if (path.endsWith('.html') && !SAVED.has(path)) continue
    web.get(path, { schema: { hide: true } }, (request, reply) => send(asset, request, reply))
  }
  for (const [path, name] of Object.entries(PAGES)) {
    const page = assets.get(`/${name}/index.html`)
    if (!page) continue
    const serve = (request: FastifyRequest, reply: FastifyReply) => send(page, request, reply)
    web.get(path, { schema: { hide: true } }, serve)
    if (path !== '/' && !path.endsWith('/')) web.get(`${path}/`, { schema: { hide: true } }, serve)
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
    const type = TYPES[path.split('.').at(-1)!]
    if (!type) continue
    const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
    // Only what carries its own hash in its name may be kept without asking.
    const cache = path.startsWith('/assets/') ? YEAR : 'no-cache'
    const kept = { 'cache-control': cache, etag, vary: 'accept-encoding' }
    const packed = (suffix: string, encoding: string): Copy | undefined => {
      const bytes = files.get(path + suffix)
      return bytes && { bytes, headers: { ...kept, 'content-type': type, 'content-encoding': encoding } }
    }
    assets.set(path, {
      etag,
      kept,
      plain: { bytes: plain, headers: { ...kept, 'content-type': type } },
      br: packed('.br', 'br'),
      gz: packed('.gz', 'gzip'),
    })
  }
  return assets
}
