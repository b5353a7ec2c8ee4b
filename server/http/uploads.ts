import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { MultipartFile } from '@fastify/multipart'
import { Refused } from '../access/errors.ts'
import { faultOf } from '../journals/sqliteFault.ts'

/** The bytes of an uploaded file; `too-large` beyond its limit. The plugin itself misses a file that is cut off in its last chunk. */
export async function bytesOf(part: MultipartFile): Promise<Buffer> {
  const bytes = await part.toBuffer()
  if (part.file.truncated) throw new Refused('too-large')
  return bytes
}

/** Writes an uploaded file to a new one that the owner alone may read; `too-large` beyond its limit, a StoreError on a full disk. */
export async function saveTo(path: string, { file }: MultipartFile): Promise<void> {
  const kept = createWriteStream(path, { flags: 'wx', mode: 0o600 })
  let failed: unknown
  kept.on('error', (error) => (failed = error))
  await pipeline(file, kept).catch((error: unknown) => {
    throw error === failed ? faultOf(error) : error
  })
  if (file.truncated) throw new Refused('too-large')
}
