import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** How the pages' files are called on the wire. */
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
  '/t/': 'ticket',
}

interface Asset {
  type: string
  cache: string
  etag: string
  plain: Buffer
  br: Buffer | undefined
  gz: Buffer | undefined
}

/** Serves a build of the pages from memory: every file with the copies that the build compressed. */
export function servePages(web: FastifyInstance, folder: string): void {
  const assets = load(folder)
  for (const [path, asset] of assets) {
    if (path.endsWith('.html')) continue
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
async function send(asset: Asset, request: FastifyRequest, reply: FastifyReply) {
  const { headers } = request
  reply.header('cache-control', asset.cache).header('etag', asset.etag).header('vary', 'accept-encoding')
  if (headers['if-none-match']?.includes(asset.etag)) return reply.code(304).send()
  const accepted = String(headers['accept-encoding'] ?? '')
  reply.header('content-type', asset.type)
  if (asset.br && accepted.includes('br')) return reply.header('content-encoding', 'br').send(asset.br)
  if (asset.gz && accepted.includes('gzip')) return reply.header('content-encoding', 'gzip').send(asset.gz)
  return reply.send(asset.plain)
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
    assets.set(path, {
      type,
      // Only what carries its own hash in its name may be kept without asking.
      cache: path.startsWith('/assets/') ? YEAR : 'no-cache',
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
      plain,
      br: files.get(`${path}.br`),
      gz: files.get(`${path}.gz`),
    })
  }
  return assets
}
