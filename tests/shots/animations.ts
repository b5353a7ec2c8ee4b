import '../../client/picture/picture.css'
import type { Cast, Landing, Running } from '../../client/picture/animations/animation.ts'
import { ANIMATIONS } from '../../client/picture/animations/index.ts'
import { inventedName } from '../../server/demo/people.ts'
import { Random } from '../../server/demo/random.ts'
import { themes } from '../../shared/show/themes/index.ts'
import type { Palette } from '../../shared/show/themes/theme.ts'
import { timetable } from '../../shared/show/pace.ts'

/** An animation to mount, with so many people and winners, called at ms after OPEN, or not at all. */
export interface Trial {
  name: string
  people: number
  winners: number
  called: number | null
  calm?: boolean
  /** As in a browser without WebGL. */
  plain?: boolean
  /** In a hall that is lit. */
  bright?: boolean
}

/** Ms from OPEN until rolling begins. */
const ROLLS = 2000

/** The colours of a bright room: dark letters on grey ivory. */
const LIT: Palette = {
  ink: '#c6bdae',
  paper: '#17130d',
  soft: '#2f2a21',
  light: '#4a2200',
  hot: '#0d0a06',
  cool: '#143a6b',
}
const element = document.querySelector<HTMLElement>('#app')!
const getContext = HTMLCanvasElement.prototype.getContext
let running: Running | null = null
let read = new Set<string>()

function landingsOf({ winners, called }: Trial): Landing[] {
  if (called === null) return []
  return timetable(winners, 0, called, 'small').map(({ at, names, over }) => ({
    at,
    still: names - 200,
    names,
    over,
    groups: ['7 桌'],
  }))
}

async function mount(trial: Trial): Promise<void> {
  running?.remove()
  const random = new Random(5)
  const names = Array.from({ length: trial.people }, (_, i) => inventedName(random, i % 4 ? 'zh-CN' : 'en'))
  const cast: Cast = {
    names,
    groups: names.map((_, i) => `${(i % 21) + 1} 桌`),
    pictures: names.map(() => ''),
    seed: 3,
    rolls: ROLLS,
    landings: landingsOf(trial),
    calm: trial.calm ?? false,
    palette: trial.bright ? LIT : themes[0]!.palette,
  }
  read = new Set()
  const watched = new Proxy(cast, {
    get(target, key) {
      read.add(String(key))
      return Reflect.get(target, key) as unknown
    },
  })
  if (trial.plain) HTMLCanvasElement.prototype.getContext = plain as typeof getContext
  running = ANIMATIONS.find(({ name }) => name === trial.name)!.mount(element, watched)
  HTMLCanvasElement.prototype.getContext = getContext
  while ('preparing' in element.dataset) await new Promise((done) => requestAnimationFrame(done))
}

function plain(this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
  return kind === '2d' ? getContext.call(this, kind, ...(rest as [])) : null
}

/** What is seen of all canvases of the animation: a hash of the pixels and opacities, and the part of them that has light. */
function pixels(): { hash: number; lit: number } {
  let [hash, lit, all] = [0x811c9dc5, 0, 0]
  for (const canvas of element.querySelectorAll('canvas')) {
    const { display, opacity } = canvas.style
    if (display === 'none') continue
    hash = Math.imul(hash ^ Math.round(Number(opacity || 1) * 1000), 0x01000193)
    const copy = document.createElement('canvas')
    copy.width = canvas.width
    copy.height = canvas.height
    const context = copy.getContext('2d', { willReadFrequently: true })!
    context.drawImage(canvas, 0, 0)
    const { data } = context.getImageData(0, 0, copy.width, copy.height)
    for (let i = 0; i < data.length; i += 4) {
      const value = data[i]! | (data[i + 1]! << 8) | (data[i + 2]! << 16) | (data[i + 3]! << 24)
      hash = Math.imul(hash ^ value, 0x01000193)
      lit += data[i + 3]! > 8 ? 1 : 0
    }
    all += data.length / 4
  }
  return { hash: hash >>> 0, lit: lit / Math.max(1, all) }
}

const api = {
  names: ANIMATIONS.map(({ name }) => name),
  mount,
  landings: landingsOf,
  land: (trial: Trial) => running!.land(landingsOf(trial), ROLLS),
  /** The pixels at `t`, ms after OPEN, read in the same turn. */
  frame(t: number) {
    running!.frame(t)
    return pixels()
  },
  pixels,
  /** Members of the cast that the animation has asked for. */
  read: () => [...read].sort(),
  remove(): number {
    running?.remove()
    running = null
    return element.childNodes.length
  },
  /** Takes the WebGL away, as a driver that starts anew does; false if there is none. */
  async lose(): Promise<boolean> {
    const gl = [...element.querySelectorAll('canvas')]
      .map((canvas) => canvas.getContext('webgl2'))
      .find((context) => context !== null)
    if (!gl) return false
    const lost = new Promise((done) => gl.canvas.addEventListener('webglcontextlost', done))
    gl.getExtension('WEBGL_lose_context')!.loseContext()
    await lost
    return true
  },
}
export type Trials = typeof api
Object.assign(window, { trial: api })
