import { share } from '../../picture/animations/engine/random.ts'
import type { SoundName } from '../../../shared/show/soundNames.ts'

/** A playing sound. It ends by itself, or when stopped at an instant of the audio clock, in seconds. */
export interface Voice {
  stop(at: number): void
}

/** Starts a sound on `out` at an instant of the audio clock (seconds), skipping its first `late` seconds. */
export type Instrument = (context: BaseAudioContext, out: AudioNode, at: number, late: number) => Voice

const FADE = 0.02

/** A gain node with attack and release; stopping its voice also stops all sources connected to it. */
function envelope(context: BaseAudioContext, out: AudioNode, level: number, at: number, rise: number) {
  const gain = context.createGain()
  gain.gain.setValueAtTime(0, at)
  gain.gain.linearRampToValueAtTime(level, at + rise)
  gain.connect(out)
  const sources: AudioScheduledSourceNode[] = []
  return {
    gain,
    play<N extends AudioScheduledSourceNode>(source: N): N {
      sources.push(source)
      source.start(at)
      return source
    },
    voice(fade: number): Voice {
      return {
        stop(end) {
          const when = Math.max(end, context.currentTime)
          gain.gain.cancelScheduledValues(when)
          gain.gain.setTargetAtTime(0, when, fade / 3)
          for (const source of sources) source.stop(when + fade * 2)
        },
      }
    },
  }
}

const noises = new WeakMap<BaseAudioContext, AudioBuffer>()
/** A two-second buffer of white noise, identical every time, cached per context. */
function noise(context: BaseAudioContext): AudioBuffer {
  let buffer = noises.get(context)
  if (!buffer) {
    buffer = context.createBuffer(1, context.sampleRate * 2, context.sampleRate)
    const samples = buffer.getChannelData(0)
    for (let i = 0; i < samples.length; i++) samples[i] = share(i, 17) * 2 - 1
    noises.set(context, buffer)
  }
  return buffer
}

function noiseThrough(context: BaseAudioContext, type: BiquadFilterType, frequency: number, q: number) {
  const source = context.createBufferSource()
  source.buffer = noise(context)
  source.loop = true
  const filter = context.createBiquadFilter()
  filter.type = type
  filter.frequency.value = frequency
  filter.Q.value = q
  source.connect(filter)
  return { source, filter }
}

function tone(
  context: BaseAudioContext,
  type: OscillatorType,
  frequency: number,
  detune = 0,
): OscillatorNode {
  const oscillator = context.createOscillator()
  oscillator.type = type
  oscillator.frequency.value = frequency
  oscillator.detune.value = detune
  return oscillator
}

/** A low, slow background tone that builds suspense. */
const idle: Instrument = (context, out, at) => {
  const { gain, play, voice } = envelope(context, out, 0.16, at, 1.2)
  const low = context.createBiquadFilter()
  low.type = 'lowpass'
  low.frequency.value = 420
  low.connect(gain)
  for (const [frequency, detune] of [
    [55, 0],
    [110, 5],
    [164.8, -4],
  ] as const)
    play(tone(context, 'triangle', frequency, detune)).connect(low)
  const wave = play(tone(context, 'sine', 0.13))
  const depth = context.createGain()
  depth.gain.value = 160
  wave.connect(depth).connect(low.frequency)
  return voice(0.6)
}

/** A snare roll with a tone that rises for twelve seconds and then stays. */
const rolling: Instrument = (context, out, at, late) => {
  const { gain, play, voice } = envelope(context, out, 0.5, at, 0.35)
  const { source, filter } = noiseThrough(context, 'bandpass', 1900, 0.6)
  const strokes = context.createGain()
  strokes.gain.value = 0.3
  const beat = play(tone(context, 'triangle', 23))
  const depth = context.createGain()
  depth.gain.value = 0.26
  beat.connect(depth).connect(strokes.gain)
  play(source)
  filter.connect(strokes).connect(gain)

  const climb = (from: number, to: number) => from * (to / from) ** Math.min(1, late / 12)
  const rise = context.createBiquadFilter()
  rise.type = 'lowpass'
  rise.frequency.setValueAtTime(climb(300, 2200), at)
  rise.frequency.exponentialRampToValueAtTime(2200, at + Math.max(0.1, 12 - late))
  const level = context.createGain()
  level.gain.value = 0.11
  rise.connect(level).connect(gain)
  for (const [frequency, detune] of [
    [98, -6],
    [98, 6],
    [147, 0],
  ] as const) {
    const voiceTone = play(tone(context, 'sawtooth', frequency, detune))
    voiceTone.frequency.setValueAtTime(climb(frequency, frequency * 2), at)
    voiceTone.frequency.exponentialRampToValueAtTime(frequency * 2, at + Math.max(0.1, 12 - late))
    voiceTone.connect(rise)
  }
  return voice(FADE)
}

/** A drum hit, a major chord and a cymbal, fading out. */
const hit: Instrument = (context, out, at) => {
  const { gain, play, voice } = envelope(context, out, 0.55, at, 0.002)
  const fall = (level: number, seconds: number) => {
    const node = context.createGain()
    node.gain.setValueAtTime(level, at)
    node.gain.exponentialRampToValueAtTime(0.0005, at + seconds)
    node.connect(gain)
    return node
  }
  const drum = play(tone(context, 'sine', 130))
  drum.frequency.setValueAtTime(130, at)
  drum.frequency.exponentialRampToValueAtTime(42, at + 0.22)
  drum.connect(fall(0.9, 0.9))
  for (const frequency of [261.6, 329.6, 392, 523.3, 784]) {
    play(tone(context, 'triangle', frequency, 3)).connect(fall(0.16, 2.4))
    play(tone(context, 'sine', frequency * 2, -3)).connect(fall(0.05, 1.6))
  }
  const cymbal = noiseThrough(context, 'highpass', 6200, 0.4)
  play(cymbal.source)
  cymbal.filter.connect(fall(0.28, 2.1))
  return voice(0.4)
}

/** Applause: many short bursts of noise, panned differently. */
const applause: Instrument = (context, out, at) => {
  const { gain, play, voice } = envelope(context, out, 0.28, at, 0.5)
  play(hands(context)).connect(gain)
  return voice(1.2)
}

const crowds = new WeakMap<BaseAudioContext, AudioBuffer>()
const HANDS = 900
function hands(context: BaseAudioContext): AudioBufferSourceNode {
  let buffer = crowds.get(context)
  if (!buffer) {
    const rate = context.sampleRate
    const length = rate * 4
    buffer = context.createBuffer(2, length, rate)
    for (let hand = 0; hand < HANDS; hand++) {
      const begins = Math.floor(share(hand, 31) * length)
      const sharp = 180 + 500 * share(hand, 32)
      const side = share(hand, 33)
      const [left, right] = [buffer.getChannelData(0), buffer.getChannelData(1)]
      for (let i = 0; i < rate * 0.03; i++) {
        const sample = (share(hand, i, 34) * 2 - 1) * Math.exp((-i * sharp) / rate) * 0.5
        const place = (begins + i) % length
        left[place]! += sample * (1 - side)
        right[place]! += sample * side
      }
    }
    crowds.set(context, buffer)
  }
  const source = context.createBufferSource()
  source.buffer = buffer
  source.loop = true
  return source
}

/** A short knock of wood, as a name lands. */
const tick: Instrument = (context, out, at) => {
  const { gain, play, voice } = envelope(context, out, 0.3, at, 0.002)
  strike(context, play, gain, at, 1240, 0.09)
  return voice(FADE)
}

/** One knock for each of the last ten seconds, the last three higher, then a long chord: time is up. */
const ending: Instrument = (context, out, at, late) => {
  const { gain, play, voice } = envelope(context, out, 0.4, at, 0.002)
  for (let second = Math.ceil(late); second < LAST_SECONDS; second++) {
    const pitch = second < LAST_SECONDS - 3 ? 660 : 880
    strike(context, play, gain, at + second - late, pitch, 0.16)
  }
  for (const pitch of [440, 554.4, 659.3, 880])
    strike(context, play, gain, at + Math.max(0, LAST_SECONDS - late), pitch, 1.4)
  return voice(0.2)
}
const LAST_SECONDS = 10

/** A tone that is struck at an instant of the audio clock and fades within so many seconds. */
function strike(
  context: BaseAudioContext,
  play: <N extends AudioScheduledSourceNode>(source: N) => N,
  out: AudioNode,
  at: number,
  pitch: number,
  seconds: number,
): void {
  const fall = context.createGain()
  fall.gain.setValueAtTime(0, 0)
  fall.gain.setValueAtTime(0.5, at)
  fall.gain.exponentialRampToValueAtTime(0.0005, at + seconds)
  fall.gain.setValueAtTime(0, at + seconds)
  play(tone(context, 'triangle', pitch)).connect(fall)
  fall.connect(out)
}

export const instruments: Record<SoundName, Instrument> = { idle, rolling, tick, hit, applause, ending }
