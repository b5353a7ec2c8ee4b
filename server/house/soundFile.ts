import { refusal, type Refusal } from '../../shared/show/rule.ts'
import type { StoredFile } from '../journals/journal.ts'

/** The largest sound file that is taken, in bytes. */
export const LARGEST_SOUND = 10 * 1024 * 1024

/**
 * A sound as it is kept, by what is in the file, never by its name: MP3, Ogg (Vorbis or Opus), WAV, M4A or AAC. Refuses with
 * `sound-unknown` anything else, a film too, and with `file-too-large {limit}` above 10 MiB. Whether it can be played to its end
 * only a browser finds out.
 */
export function soundOf(bytes: Uint8Array): StoredFile | Refusal {
  if (bytes.length > LARGEST_SOUND) return refusal('file-too-large', { limit: LARGEST_SOUND })
  const type = soundType(bytes)
  return type ? { type, bytes } : refusal('sound-unknown')
}

/** The media type of a sound file; null if it is none of those that are taken. */
export function soundType(bytes: Uint8Array): string | null {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const says = (at: number, text: string) =>
    at + text.length <= bytes.length && [...text].every((c, i) => bytes[at + i] === c.charCodeAt(0))
  if (says(0, 'RIFF') && says(8, 'WAVE')) return isWave(file) ? 'audio/wav' : null
  if (says(0, 'OggS')) return says(28, '\x01vorbis') || says(28, 'OpusHead') ? 'audio/ogg' : null
  if (says(4, 'ftyp')) return isAudioMp4(bytes) ? 'audio/mp4' : null
  const begins = says(0, 'ID3') ? 10 + tagLength(bytes) : 0
  if (framesFrom(bytes, begins, mpegFrame)) return 'audio/mpeg'
  return framesFrom(bytes, begins, adtsFrame) ? 'audio/aac' : null
}

/** Whether a RIFF file has samples in a form that browsers play: whole numbers, or numbers with a fraction. */
function isWave(file: DataView): boolean {
  for (let at = 12; at + 8 <= file.byteLength;) {
    const [name, length] = [file.getUint32(at), file.getUint32(at + 4, true)]
    if (name === FMT)
      return at + 10 <= file.byteLength && [1, 3, 0xfffe].includes(file.getUint16(at + 8, true))
    at += 8 + length + (length % 2)
  }
  return false
}
/** `fmt ` as a number. */
const FMT = 0x666d7420

/** Whether an MP4 file has a track of sound and none of pictures. */
function isAudioMp4(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tracks = new Set(handlersIn(file))
  return tracks.has('soun') && !tracks.has('vide')
}

function* handlersIn(file: Buffer): Generator<string> {
  for (let at = file.indexOf('hdlr'); at >= 0; at = file.indexOf('hdlr', at + 4))
    yield file.toString('latin1', at + 12, at + 16)
}

/** The length of an ID3v2 tag after its ten bytes of header: four numbers of seven bits. */
const tagLength = (bytes: Uint8Array): number =>
  [6, 7, 8, 9].reduce((length, at) => length * 128 + ((bytes[at] ?? 0) & 0x7f), 0)

/** Whether so many whole frames follow one another from here on. */
function framesFrom(bytes: Uint8Array, from: number, lengthOf: typeof mpegFrame): boolean {
  let at = from
  for (let count = 0; count < FRAMES; count++) {
    const length = lengthOf(bytes, at)
    if (length === 0 || at + length > bytes.length) return false
    at += length
  }
  return true
}
const FRAMES = 3

const BITRATES = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
}
const RATES = [44_100, 48_000, 32_000]

/** The length of an MPEG Layer III frame that begins here, in bytes; 0 if none does (ISO 11172-3, 13818-3). */
function mpegFrame(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3)
  const version = (b >> 3) & 3
  if (a !== 0xff || b >> 5 !== 7 || version === 1 || ((b >> 1) & 3) !== 1) return 0
  const isFirst = version === 3
  const rate = RATES[(c >> 2) & 3]
  const kilobits = BITRATES[isFirst ? 1 : 2][c >> 4]
  if (!rate || !kilobits) return 0
  const sampled = isFirst ? rate : version === 2 ? rate / 2 : rate / 4
  return Math.floor(((isFirst ? 144 : 72) * kilobits * 1000) / sampled) + ((c >> 1) & 1)
}

/** The length of an AAC frame with an ADTS header that begins here, in bytes; 0 if none does (ISO 13818-7). */
function adtsFrame(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, , d = 0, e = 0, f = 0] = bytes.subarray(at, at + 6)
  if (a !== 0xff || (b & 0xf6) !== 0xf0) return 0
  const length = ((d & 3) << 11) | (e << 3) | (f >> 5)
  return length > 7 ? length : 0
}
