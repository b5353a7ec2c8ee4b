/** Frames of a second that a timecode counts. */
const FRAMES = 60
/** Bits of the frame number that a timecode shows as squares: enough for eighteen minutes. */
export const BITS = 16

/** The number of a frame since the epoch. @param at epoch ms */
export const frameAt = (at: number): number => Math.floor((at * FRAMES) / 1000)

/** The last `BITS` bits of a number, the highest first. */
export const bitsOf = (frame: number): boolean[] =>
  Array.from({ length: BITS }, (_, i) => Math.floor(frame / 2 ** (BITS - 1 - i)) % 2 === 1)

/** Hours, minutes, seconds and frame, in UTC, as `21:04:05:17`. @param at epoch ms */
export function timecodeAt(at: number): string {
  const frame = String(frameAt(at) % FRAMES).padStart(2, '0')
  return `${new Date(at).toISOString().slice(11, 19)}:${frame}`
}
