/**
 * The server's clock, epoch ms: the computer's, but never running back. When the computer's is set back it goes on at its own
 * pace; when that is set forward, or the computer slept, it follows at once. It begins no sooner than `floor`, the time of what
 * was last recorded.
 */
export function serverClock(
  floor: number,
  wall: () => number = Date.now,
  monotonic: () => number = () => performance.now(),
): () => number {
  let at = Math.max(floor, wall())
  let mark = monotonic()
  return () => {
    const passed = monotonic()
    at = Math.max(wall(), at + Math.max(0, passed - mark))
    mark = passed
    return Math.floor(at)
  }
}
