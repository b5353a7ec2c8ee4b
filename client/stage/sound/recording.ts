import type { Instrument } from './synth.ts'

/** Seconds in which a recording comes in and goes out, so that it never clicks. */
const FADE = 0.02

/** A recording as an instrument: from its beginning, over and over if it is `looped`. */
export const recording =
  (buffer: AudioBuffer, looped: boolean): Instrument =>
  (context, out, at, late) => {
    const gain = context.createGain()
    gain.gain.setValueAtTime(0, at)
    gain.gain.linearRampToValueAtTime(1, at + FADE)
    gain.connect(out)
    const source = context.createBufferSource()
    source.buffer = buffer
    source.loop = looped
    source.connect(gain)
    source.start(at, looped ? late % buffer.duration : Math.min(late, buffer.duration))
    return {
      stop(end) {
        const when = Math.max(end, context.currentTime)
        gain.gain.cancelScheduledValues(when)
        gain.gain.setTargetAtTime(0, when, FADE / 3)
        source.stop(when + FADE * 2)
      },
    }
  }
