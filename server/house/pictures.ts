import { createHash } from 'node:crypto'
import { isRefusal, refusal, type Refusal } from '../../shared/show/rule.ts'
import type { Journal } from '../journals/journal.ts'
import { rewritePicture } from './pictureFile.ts'

/** The most pictures that one event keeps. */
const MOST_PICTURES = 500

/**
 * Keeps a picture, written anew, under the SHA-256 of what is kept, 64 hex; the same picture twice is one. Refuses what
 * `rewritePicture` refuses, and with `pictures-full {limit}` beyond 500.
 */
export async function keepPicture(
  journal: Journal,
  bytes: Uint8Array,
): Promise<{ sha256: string } | Refusal> {
  const picture = await rewritePicture(bytes)
  if (isRefusal(picture)) return picture
  const sha256 = createHash('sha256').update(picture.bytes).digest('hex')
  const known = await journal.pictures()
  if (known.includes(sha256)) return { sha256 }
  if (known.length >= MOST_PICTURES) return refusal('pictures-full', { limit: MOST_PICTURES })
  await journal.putPicture(sha256, picture)
  return { sha256 }
}
