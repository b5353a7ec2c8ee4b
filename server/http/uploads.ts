import type { MultipartFile } from '@fastify/multipart'
import { Refused } from '../access/errors.ts'

/** The bytes of an uploaded file; `too-large` beyond its limit. The plugin itself misses a file that is cut off in its last chunk. */
export async function bytesOf(part: MultipartFile): Promise<Buffer> {
  const bytes = await part.toBuffer()
  if (part.file.truncated) throw new Refused('too-large')
  return bytes
}
