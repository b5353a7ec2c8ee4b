import { createHash } from 'node:crypto'
import { refusal, type Refusal } from '../../shared/show/rule.ts'
import type { Journal, Picture } from '../journals/journal.ts'

/** The largest picture that is taken, in bytes; the panel shrinks them below it. */
export const LARGEST_PICTURE = 4 * 1024 * 1024
/** As many pictures are kept for one event. */
const MOST = 500

/** What a file is by how it begins; null if it is none of the pictures that are taken. */
export function pictureType(bytes: Uint8Array): string | null {
  const starts = (at: number, ...wanted: number[]) => wanted.every((byte, i) => bytes[at + i] === byte)
  const says = (at: number, text: string) => starts(at, ...[...text].map((c) => c.charCodeAt(0)))
  if (starts(0, 0x89) && says(1, 'PNG\r\n\x1a\n') && says(12, 'IHDR')) return 'image/png'
  if (starts(0, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (says(0, 'RIFF') && says(8, 'WEBP')) return 'image/webp'
  return null
}

/** Keeps a picture under the SHA-256 of its bytes, which is answered; the same picture twice is one. */
export async function keepPicture(
  journal: Journal,
  bytes: Uint8Array,
): Promise<{ sha256: string } | Refusal> {
  const type = pictureType(bytes)
  if (!type) return refusal('picture-unknown')
  if (bytes.length > LARGEST_PICTURE) return refusal('file-too-large', { limit: LARGEST_PICTURE })
  const sha = createHash('sha256').update(bytes).digest('hex')
  const known = await journal.pictures()
  if (known.includes(sha)) return { sha256: sha }
  if (known.length >= MOST) return refusal('pictures-full', { limit: MOST })
  const picture: Picture = { type, bytes }
  await journal.putPicture(sha, picture)
  return { sha256: sha }
}
