import type { Cast, Landing, Running } from '../animation.ts'
import { glOf, isSoftware, processorDraws } from './gl.ts'
import { Motion, type Pose } from './motion.ts'
import { Surface } from './surface.ts'
import { Tempo } from './adaptiveResolution.ts'

/** Something that shows a stance on a canvas, made for one size of it. */
export interface AnimationPicture<Stance> {
  draw(stance: Stance): void
}

/** What an animation is made of: how it stands at an instant, and how that is drawn. */
export interface Art<Stance> {
  stance(pose: Pose, t: number): Stance
  /** How many heights wide the picture of a stance is: what a canvas does not cover costs nothing. All of the width if left out. */
  room?(stance: Stance): number
  /** With WebGL, if it is worth it. @param height of the picture in the display's pixels */
  light?(gl: WebGL2RenderingContext, height: number): AnimationPicture<Stance>
  draw(context: CanvasRenderingContext2D): AnimationPicture<Stance>
}

/** Pixels at most: drawn by a graphics card, and by the processor; WebGL without a card begins at half of the lines. */
const CARD = 3840 * 2160
const PROCESSOR = 1280 * 720
/** What drifts moves in steps of so many ms where the processor draws: everything else on the screen gains by it. */
const STEP = 1000 / 30
/** Where the processor draws, pixels stay square that fill so many lines of the display. */
const SQUARE = 2.5
/** What is dim there, behind winners, has at most so many lines, and its pixels stay square from so many of the display's on. */
const BEHIND = { lines: 540, square: 2 }
/** A smaller picture is never what makes a machine slow. */
const SMALL = 640 * 400

/**
 * Plays an animation on a canvas of the element: with WebGL where there is one that is fast enough, else on a plain canvas,
 * also when the WebGL is lost in the middle. A change of size, of resolution or of canvas never shows an empty one.
 */
export class AnimationRunner<Stance> implements Running {
  private readonly motion: Motion
  private show!: { surface: Surface; draw(stance: Stance): void; end?(): void }
  private tempo: Tempo | null = null
  private last = 0
  /** Whether `last` is still what the canvas shows. */
  private fresh = false

  constructor(
    private readonly element: HTMLElement,
    cast: Cast,
    private readonly art: Art<Stance>,
  ) {
    this.motion = new Motion(cast)
    if (!this.light()) this.plain()
  }

  land(landings: readonly Landing[]): void {
    this.motion.land(landings)
    this.fresh = false
  }

  frame(t: number): void {
    const { tempo } = this
    const { gathered, out, drifting } = this.motion.at(t)
    const stepping = drifting && processorDraws()
    const shown = stepping ? Math.floor(t / STEP) * STEP : t
    // Frames that nothing is drawn in say nothing of what a rush will cost.
    if (tempo && !stepping) this.keep(tempo, gathered > 0 || out > 0)
    if (this.fresh && shown === this.last) return
    this.last = shown
    this.fresh = true
    this.again()
  }

  remove(): void {
    this.end(this.show)
  }

  private end({ surface, end }: typeof this.show): void {
    surface.remove()
    end?.()
  }

  private readonly again = (): void => {
    const pose = this.motion.at(this.last)
    const stance = this.art.stance(pose, this.last)
    const { surface } = this.show
    const part = this.tempo?.scale ?? 1
    const heights = this.art.room?.(stance) ?? Infinity
    if (!processorDraws()) surface.fit({ part, heights, square: Infinity })
    else if (pose.out === 0) surface.fit({ part, heights, square: SQUARE })
    else {
      const lines = Math.min(part, BEHIND.lines / surface.whole.height)
      surface.fit({ part: lines, heights, square: BEHIND.square })
    }
    this.show.draw(stance)
  }

  /** Draws at another resolution, or without WebGL, where frames come too slowly; nothing changes while all watch. */
  private keep(tempo: Tempo, settled: boolean): void {
    const { width, height } = this.show.surface.whole
    if (width * height < SMALL) return
    tempo.frame(performance.now(), settled)
    if (tempo.slow && !settled) this.plain()
  }

  private light(): boolean {
    if (!this.art.light) return false
    const surface = new Surface(this.element, processorDraws() ? PROCESSOR * 4 : CARD, this.again)
    const gl = glOf(surface.canvas)
    if (!gl) {
      surface.remove()
      return false
    }
    this.tempo = new Tempo(isSoftware(gl))
    const picture = this.art.light(gl, surface.whole.height)
    const lost = () => this.plain()
    surface.canvas.addEventListener('webglcontextlost', lost)
    this.show = {
      surface,
      draw: (stance) => picture.draw(stance),
      end() {
        surface.canvas.removeEventListener('webglcontextlost', lost)
        // A browser keeps few contexts: this one is given back at once.
        gl.getExtension('WEBGL_lose_context')?.loseContext()
      },
    }
    return true
  }

  /** Goes on with a plain canvas, at the instant that was shown last. */
  private plain(): void {
    const before = this.show as typeof this.show | undefined
    const software = processorDraws()
    const surface = new Surface(this.element, software ? PROCESSOR : CARD, this.again)
    const context = surface.canvas.getContext('2d', { willReadFrequently: software })!
    let size = ''
    let picture: AnimationPicture<Stance>
    this.tempo = null
    this.show = {
      surface,
      draw: (stance) => {
        const { width, height } = surface
        const now = `${Math.min(width, height)} ${height}`
        if (size !== now) picture = this.art.draw(context)
        size = now
        picture.draw(stance)
      },
    }
    if (before) this.end(before)
    this.again()
  }
}
