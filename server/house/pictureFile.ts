import { refusal, type Refusal } from '../../shared/show/rule.ts'
import type { StoredFile } from '../journals/journal.ts'

/** The largest picture file that is taken, in bytes; the panel shrinks pictures below it. */
export const LARGEST_PICTURE = 4 * 1024 * 1024
/** The largest that is taken of a picture of somebody, in bytes: nothing shrinks what comes in an archive. */
export const LARGEST_PORTRAIT = 16 * 1024 * 1024
/** The most pixels that a picture may unpack to: a small file can claim billions. */
const MOST_PIXELS = 40_000_000
/** The longest side of a picture as it is kept, in pixels: the stage shows no more. */
const LONGEST_SIDE = 3840
/** The same of a picture of somebody, and of a work. */
const PORTRAIT_SIDE = 800
const WORK_SIDE = 1600
const JPEG_QUALITY = 90

/** What a picture is of: how large its file may be, and how large it is kept. */
export type PictureUse = 'picture' | 'portrait' | 'work'
const USES = {
  picture: { largest: LARGEST_PICTURE, side: LONGEST_SIDE },
  portrait: { largest: LARGEST_PORTRAIT, side: PORTRAIT_SIDE },
  work: { largest: LARGEST_PICTURE, side: WORK_SIDE },
} as const satisfies Record<PictureUse, object>

/** The media type that a file claims by its first bytes; null if it is none of those that are taken. */
export function pictureType(bytes: Uint8Array): StoredFile['type'] | null {
  const starts = (at: number, ...wanted: number[]) => wanted.every((byte, i) => bytes[at + i] === byte)
  const says = (at: number, text: string) => starts(at, ...[...text].map((c) => c.charCodeAt(0)))
  if (starts(0, 0x89) && says(1, 'PNG\r\n\x1a\n') && says(12, 'IHDR')) return 'image/png'
  if (starts(0, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (says(0, 'RIFF') && says(8, 'WEBP')) return 'image/webp'
  return null
}

/**
 * A picture as it is kept: decoded, turned upright, at most 3840 pixels long (of a portrait 800, of a work 1600) and written anew in its own format, so that nothing
 * of the file but its pixels remains (no place, no camera). The same file always gives the same bytes. The work is done by
 * libvips on threads of its own.
 *
 * Refuses with `picture-unknown` what is no PNG, JPEG or WebP, `file-too-large {limit}` above 4 MiB (of a portrait 16) or `picture-too-large
 * {limit}` above 40 megapixels, `picture-broken` what cannot be decoded to its end, and `pictures-unavailable` where the
 * decoder cannot be loaded on this computer.
 */
export async function rewritePicture(
  bytes: Uint8Array,
  load = loadSharp,
  use: PictureUse = 'picture',
): Promise<StoredFile | Refusal> {
  const { largest, side } = USES[use]
  const type = pictureType(bytes)
  if (!type) return refusal('picture-unknown')
  if (bytes.length > largest) return refusal('file-too-large', { limit: largest })
  const sharp = await load()
  if (!sharp) return refusal('pictures-unavailable')
  try {
    // Header first: what claims too many pixels is never unpacked.
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (width * height > MOST_PIXELS) return refusal('picture-too-large', { limit: MOST_PIXELS / 1e6 })
    const upright = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'warning' }).rotate()
    const fitted = upright.resize(side, side, { fit: 'inside', withoutEnlargement: true })
    const written = { 'image/png': 'png', 'image/jpeg': 'jpeg', 'image/webp': 'webp' } as const
    const format = written[type as keyof typeof written]
    return {
      type,
      bytes: await fitted.toFormat(format, format === 'png' ? {} : { quality: JPEG_QUALITY }).toBuffer(),
    }
  } catch {
    return refusal('picture-broken')
  }
}

/** The decoder, loaded when the first picture comes; null where this computer has no build of it. */
export async function loadSharp(): Promise<typeof import('sharp').default | null> {
  try {
    return (await import('sharp')).default
  } catch {
    return null
  }
}
