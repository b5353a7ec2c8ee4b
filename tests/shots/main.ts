import { createApp, h, shallowRef } from 'vue'
import '../../client/picture/type/fonts.ts'
import { DISPLAY, loadFonts } from '../../client/picture/type/measure.ts'
import Picture from '../../client/picture/Picture.vue'
import Confidence from '../../client/stage/confidence/Confidence.vue'
import type { Output } from '../../client/picture/context.ts'
import type { SoundName } from '../../shared/show/soundNames.ts'
import { Player } from '../../client/stage/sound/player.ts'
import type { Note } from '../../client/stage/sound/score.ts'
import { LANGUAGE_IDS, type Language } from '../../shared/show/languages.ts'
import type { State } from '../../shared/show/state.ts'
import { inkedTexts } from './inkedTexts.ts'
import { measure, type Measure } from './measure.ts'
import { portraits } from './portraits.ts'
import { shots } from './shots.ts'
import { videoOf, type Video } from './video.ts'

/** What a frame of the stage is made of; `at` in epoch ms, or a clock of one's own. */
export interface Frame {
  state: State
  at: number
  output?: Output
  /** What lies behind an overlay; nothing at all if left out. */
  video?: Video
}

/** Hash of a journal's last line. */
const HEAD = '5eed'.repeat(16)
const image = (sha: string) => portraits[sha] ?? sha
const app = document.querySelector<HTMLElement>('#app')!
const frame = shallowRef<Frame | null>(null)
let count = 0
/** Ms that the clock has moved on from the frame's instant; the benchmark lets it run. */
let clock: () => number = () => 0
const now = () => (frame.value?.at ?? 0) + clock()

createApp({
  render() {
    if (!frame.value) return null
    const { state, output } = frame.value
    const origin = 'https://drumroll.example'
    const shown = { key: count, state, head: HEAD, now, origin, image }
    return output === 'confidence' ? h(Confidence, shown) : h(Picture, { ...shown, output })
  },
}).mount(app)

const painted = () =>
  new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))

/** Shows a frame by itself, as a fresh page would, and waits until all its texts stand in it, in their fonts. */
async function layOut(next: Frame): Promise<void> {
  clock = () => 0
  count++
  frame.value = { ...next }
  const isOverlay = next.output === 'overlay'
  document.documentElement.classList.toggle('overlay', isOverlay)
  document.body.style.backgroundImage = isOverlay && next.video ? `url("${videoOf(next.video)}")` : ''
  const texts = [JSON.stringify(next.state)]
  await Promise.all([loadFonts(texts), loadFonts(texts, DISPLAY)])
  await painted()
  await document.fonts.ready
  await painted()
}

/** Shows a frame by itself and waits until all of it is painted. */
async function show(next: Frame): Promise<void> {
  await layOut(next)
  // The set's light is baked in a worker, and an animation appears with its first complete picture.
  while (document.querySelector('.set[data-lit="false"], [data-preparing]')) await painted()
  await painted()
}

const frameOf = (name: string, language: Language): Frame =>
  shots.find((one) => one.name === name)!.frame(language)

const RATE = 44_100

/** The loudness of every 5 ms of a score, as it comes out of the loudspeaker, 0 to 1; its times are ms from the start. */
async function heard(score: Note[], ms: number, own: [SoundName, number][] = []): Promise<number[]> {
  const context = new OfflineAudioContext(1, (RATE * ms) / 1000, RATE)
  const player = new Player(context)
  player.volume = 1
  player.own = new Map(own.map(([sound, seconds]) => [sound, loudTone(context, seconds)]))
  player.play(score, 0)
  const samples = (await context.startRendering()).getChannelData(0)
  const size = RATE / 200
  return Array.from({ length: ms / 5 }, (_, i) =>
    samples
      .subarray(Math.floor(i * size), Math.floor((i + 1) * size))
      .reduce((most, sample) => Math.max(most, Math.abs(sample)), 0),
  )
}

/** A recording of one level from beginning to end. */
function loudTone(context: BaseAudioContext, seconds: number): AudioBuffer {
  const buffer = context.createBuffer(1, RATE * seconds, RATE)
  buffer.getChannelData(0).fill(TONE)
  return buffer
}
const TONE = 0.4

const api = {
  heard,
  languages: LANGUAGE_IDS,
  names: shots.map(({ name }) => name),
  frameOf,
  layOut,
  shot: (name: string, language: Language) => show(frameOf(name, language)),
  show,
  /** Shows another state in the same picture, as when a cue is shown. */
  async change(next: Frame) {
    frame.value = { ...next }
    await painted()
  },
  /** Moves the clock of the frame that is shown to an instant, in epoch ms. */
  async move(to: number) {
    clock = () => to - (frame.value?.at ?? 0)
    // A picture at rest would not look before its next frame.
    document.querySelector('.picture')?.setAttribute('data-moved', String(to))
    await painted()
  },
  /** Gives the picture that many pixels, from the top left corner of the page. */
  async resize(width: number, height: number) {
    Object.assign(app.style, { width: `${width}px`, height: `${height}px` })
    await painted()
  },
  inkedTexts: () => inkedTexts(document.querySelector('.picture')!),
  measure: (wanted: Measure) => measure(api, wanted),
  /** Lets the clock run from now on. */
  run() {
    const started = performance.now()
    clock = () => performance.now() - started
  },
}
export type Shots = typeof api
Object.assign(window, { shots: api })
