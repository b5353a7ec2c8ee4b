import type { SoundName } from '../../../shared/show/soundNames.ts'
import { recording } from './recording.ts'
import type { Note } from './score.ts'
import { instruments, type Voice } from './synth.ts'

/** Notes are scheduled this many ms ahead, so that the audio clock plays them on time even if the page is busy. */
const AHEAD = 600
/** A sound that is struck and more ms late than this is skipped, because it would come after its picture. */
const LATE = 45
/** These go on until they are stopped, however short their recording is. */
const LOOPED: ReadonlySet<SoundName> = new Set(['idle', 'rolling', 'applause'])
const STRUCK: ReadonlySet<SoundName> = new Set(['hit', 'tick'])

/**
 * Plays a score by the server's clock: starts new notes, stops notes that are no longer in the score, and lets the others
 * continue.
 */
export class Player {
  private readonly out: GainNode
  /** The host's own sounds, in place of the built-in ones. */
  own: ReadonlyMap<SoundName, AudioBuffer> = new Map()
  private readonly voices = new Map<string, { voice: Voice; to: number }>()

  constructor(private readonly context: BaseAudioContext) {
    this.out = context.createGain()
    this.out.gain.value = 0
    this.out.connect(context.destination)
  }

  /** Volume, 0 to 1. */
  set volume(to: number) {
    this.out.gain.setTargetAtTime(to, this.context.currentTime, 0.03)
  }

  /** Schedules the notes; call it when the score has changed and a few times a second. `now` is the server's time, epoch ms. */
  play(score: readonly Note[], now: number): void {
    const wanted = new Set<string>()
    for (const note of score) {
      if (note.to <= now) continue
      const key = `${note.sound} ${note.from}`
      wanted.add(key)
      const known = this.voices.get(key)
      if (known) this.until(known, note.to, now)
      else if (note.from - now <= AHEAD) this.begin(key, note, now)
    }
    for (const [key, { voice }] of this.voices) {
      if (wanted.has(key)) continue
      voice.stop(this.context.currentTime)
      this.voices.delete(key)
    }
  }

  silence(): void {
    this.play([], 0)
  }

  private begin(key: string, { sound, from, to, level = 1 }: Note, now: number): void {
    if (STRUCK.has(sound) && now - from > LATE) return
    const at = Math.max(this.context.currentTime, this.at(from, now))
    const out = this.context.createGain()
    out.gain.value = level
    out.connect(this.out)
    const own = this.own.get(sound)
    const instrument = own ? recording(own, LOOPED.has(sound)) : instruments[sound]
    const voice = instrument(this.context, out, at, Math.max(0, (now - from) / 1000))
    const entry = { voice, to: Infinity }
    this.voices.set(key, entry)
    this.until(entry, to, now)
  }

  private until(entry: { voice: Voice; to: number }, to: number, now: number): void {
    if (to === entry.to) return
    entry.to = to
    if (Number.isFinite(to)) entry.voice.stop(this.at(to, now))
  }

  /** Converts an instant (epoch ms) to seconds of the audio clock, minus the output latency. */
  private at(instant: number, now: number): number {
    return this.context.currentTime + (instant - now) / 1000 - latencyOf(this.context)
  }
}

/** Output latency in seconds, as far as the browser knows it. */
function latencyOf(context: BaseAudioContext): number {
  const { baseLatency = 0, outputLatency = 0 } = context as Partial<AudioContext>
  return Math.max(baseLatency, outputLatency)
}
