import { createHash } from 'node:crypto'
import { isRefusal, refusal, type Refusal } from '../../shared/show/rule.ts'
import type { Journal, StoredFile } from '../journals/journal.ts'
import { loadSharp, rewritePicture } from './pictureFile.ts'
import { soundOf } from './soundFile.ts'

/** The most pictures, and the most sounds, that one event keeps. */
const MOST_PICTURES = 500
/** The most with those of people. */
const MOST_WITH_PORTRAITS = 3_000
const MOST_SOUNDS = 30
/** The most beside the portraits while guests still find room for theirs: the host's own are never kept out by them. */
const MOST_WITH_WORKS = 400

/**
 * Keeps a picture, written anew, under the SHA-256 of what is kept, 64 hex; the same picture twice is one. Refuses what
 * `rewritePicture` refuses, and with `pictures-full {limit}` beyond 500.
 */
export async function keepPicture(
  journal: Journal,
  bytes: Uint8Array,
): Promise<{ sha256: string } | Refusal> {
  const picture = await rewritePicture(bytes)
  return isRefusal(picture) ? picture : keep(journal, picture, 'image', MOST_PICTURES)
}

/** Keeps a picture of somebody, made small, as `keepPicture` does; beyond 3,000 of all kinds it refuses. */
export async function keepPortrait(
  journal: Journal,
  bytes: Uint8Array,
): Promise<{ sha256: string } | Refusal> {
  const picture = await rewritePicture(bytes, loadSharp, 'portrait')
  return isRefusal(picture) ? picture : keep(journal, picture, 'image', MOST_WITH_PORTRAITS)
}

/** Keeps the picture of a work, made small enough for a stage; beyond 400 beside so many portraits it refuses. */
export async function keepWorkPicture(
  journal: Journal,
  bytes: Uint8Array,
  portraits: number,
): Promise<{ sha256: string } | Refusal> {
  const picture = await rewritePicture(bytes, loadSharp, 'work')
  return isRefusal(picture) ? picture : keep(journal, picture, 'image', MOST_WITH_WORKS + portraits)
}

/**
 * Keeps a sound as it is, under its SHA-256, 64 hex. Refuses what `soundOf` refuses, and with `sounds-full {limit}` beyond 30.
 */
export async function keepSound(journal: Journal, bytes: Uint8Array): Promise<{ sha256: string } | Refusal> {
  const sound = soundOf(bytes)
  return isRefusal(sound) ? sound : keep(journal, sound, 'audio', MOST_SOUNDS)
}

async function keep(
  journal: Journal,
  file: StoredFile,
  kind: 'image' | 'audio',
  limit: number,
): Promise<{ sha256: string } | Refusal> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  const known = await journal.files(kind)
  if (known.includes(sha256)) return { sha256 }
  if (known.length >= limit) return refusal(kind === 'image' ? 'pictures-full' : 'sounds-full', { limit })
  await journal.putFile(sha256, file)
  return { sha256 }
}
