import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const brotli = promisify(brotliCompress)
const deflate = promisify(gzip)
/** Below this, in bytes, compressing costs more than it saves. */
const MIN_COMPRESSED_LENGTH = 1024

/** JSON that many will ask for: compressed once for each encoding, off the event loop. */
export class Encodings {
  private br: Promise<Buffer> | null = null
  private gz: Promise<Buffer> | null = null

  constructor(private readonly text: string | Promise<string>) {}

  /** Answers with the encoding that the caller takes, or that what it has is still so. */
  async send(request: FastifyRequest, reply: FastifyReply, etag: string): Promise<FastifyReply> {
    const { headers } = request
    reply
      .header('cache-control', 'private, no-cache')
      .header('vary', 'accept-encoding, authorization, cookie')
      .header('etag', etag)
    if (headers['if-none-match']?.includes(etag)) return reply.code(304).send()
    reply.type('application/json; charset=utf-8')
    const json = await this.text
    const accepted = String(headers['accept-encoding'] ?? '')
    if (json.length > MIN_COMPRESSED_LENGTH && accepted.includes('br')) {
      this.br ??= brotli(json, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      return reply.header('content-encoding', 'br').send(await this.br)
    }
    if (json.length > MIN_COMPRESSED_LENGTH && accepted.includes('gzip')) {
      this.gz ??= deflate(json, { level: 6 })
      return reply.header('content-encoding', 'gzip').send(await this.gz)
    }
    return reply.send(json)
  }
}
