import type { Cast, Landing, Running } from '../animation.ts'
import { glOf, isSoftware, processorDraws } from './gl.ts'
import { Motion, type MotionState } from './motion.ts'
import { Surface } from './surface.ts'
import { AdaptiveResolution } from './adaptiveResolution.ts'

/** Something that shows a pose on a canvas, made for one size of it. */
export interface AnimationPicture<Pose> {
  draw(pose: Pose): void
}

/** What an animation is made of: its pose at an instant, and how a pose is drawn. */
export interface Drawing<Pose> {
  pose(state: MotionState, t: number): Pose
  /** How many heights wide the picture of a pose is: what a canvas does not cover costs nothing. All of the width if left out. */
  width?(pose: Pose): number
  /** Draws with WebGL, where an animation gains by it. @param height of the picture in the display's pixels */
  webgl?(gl: WebGL2RenderingContext, height: number): AnimationPicture<Pose>
  /** Draws on a plain canvas of one size. */
  canvas(context: CanvasRenderingContext2D): AnimationPicture<Pose>
}

/** Most pixels that a graphics card draws, and the processor; WebGL without a card begins at half of the lines. */
const MOST_PIXELS_CARD = 3840 * 2160
const MOST_PIXELS_PROCESSOR = 1280 * 720
/** What drifts moves in steps of so many ms where the processor draws: everything else on the screen gains by it. */
const DRIFT_STEP = 1000 / 30
/** Where the processor draws, pixels that fill so many lines of the display or more are not smoothed. */
const SQUARE_FROM = 2.5
/** Behind winners, where it is dim: at most so many lines, and pixels not smoothed from so many lines of the display on. */
const BEHIND_WINNERS = { lines: 540, square: 2 }
/** A picture of fewer pixels is drawn at full resolution: it is never what makes a machine slow. */
const ADAPTED_FROM = 640 * 400

/**
 * Plays an animation on a canvas of the element: with WebGL where there is one that is fast enough, else on a plain canvas,
 * also when the WebGL is lost in the middle. A change of size, of resolution or of canvas never shows an empty one.
 */
export class AnimationRunner<Pose> implements Running {
  private readonly motion: Motion
  private shown!: { surface: Surface; draw(pose: Pose): void; end?(): void }
  private resolution: AdaptiveResolution | null = null
  private last = 0
  /** Whether `last` is still what the canvas shows. */
  private fresh = false

  constructor(
    private readonly element: HTMLElement,
    cast: Cast,
    private readonly drawing: Drawing<Pose>,
  ) {
    this.motion = new Motion(cast)
    if (!this.startWebgl()) this.startCanvas()
  }

  land(landings: readonly Landing[]): void {
    this.motion.land(landings)
    this.fresh = false
  }

  frame(t: number): void {
    const { resolution } = this
    const { gathered, out, drifting } = this.motion.at(t)
    const stepping = drifting && processorDraws()
    const shown = stepping ? Math.floor(t / DRIFT_STEP) * DRIFT_STEP : t
    // Frames that nothing is drawn in say nothing of what a rush will cost.
    if (resolution && !stepping) this.adapt(resolution, gathered > 0 || out > 0)
    if (this.fresh && shown === this.last) return
    this.last = shown
    this.fresh = true
    this.redraw()
  }

  remove(): void {
    this.end(this.shown)
  }

  private end({ surface, end }: typeof this.shown): void {
    surface.remove()
    end?.()
  }

  private readonly redraw = (): void => {
    const state = this.motion.at(this.last)
    const pose = this.drawing.pose(state, this.last)
    const { surface } = this.shown
    const part = this.resolution?.scale ?? 1
    const heights = this.drawing.width?.(pose) ?? Infinity
    if (!processorDraws()) surface.fit({ part, heights, square: Infinity })
    else if (state.out === 0) surface.fit({ part, heights, square: SQUARE_FROM })
    else {
      const lines = Math.min(part, BEHIND_WINNERS.lines / surface.whole.height)
      surface.fit({ part: lines, heights, square: BEHIND_WINNERS.square })
    }
    this.shown.draw(pose)
  }

  /** Draws at another resolution, or without WebGL, where frames come too slowly; nothing changes while all watch. */
  private adapt(resolution: AdaptiveResolution, settled: boolean): void {
    const { width, height } = this.shown.surface.whole
    if (width * height < ADAPTED_FROM) return
    resolution.frame(performance.now(), settled)
    if (resolution.slow && !settled) this.startCanvas()
  }

  /** Draws with WebGL from now on; false where there is none. */
  private startWebgl(): boolean {
    if (!this.drawing.webgl) return false
    const surface = new Surface(
      this.element,
      processorDraws() ? MOST_PIXELS_PROCESSOR * 4 : MOST_PIXELS_CARD,
      this.redraw,
    )
    const gl = glOf(surface.canvas)
    if (!gl) {
      surface.remove()
      return false
    }
    this.resolution = new AdaptiveResolution(isSoftware(gl))
    const picture = this.drawing.webgl(gl, surface.whole.height)
    const lost = () => this.startCanvas()
    surface.canvas.addEventListener('webglcontextlost', lost)
    this.shown = {
      surface,
      draw: (pose) => picture.draw(pose),
      end() {
        surface.canvas.removeEventListener('webglcontextlost', lost)
        // A browser keeps few contexts: this one is given back at once.
        gl.getExtension('WEBGL_lose_context')?.loseContext()
      },
    }
    return true
  }

  /** Goes on with a plain canvas, at the instant that was shown last. */
  private startCanvas(): void {
    const before = this.shown as typeof this.shown | undefined
    const software = processorDraws()
    const surface = new Surface(
      this.element,
      software ? MOST_PIXELS_PROCESSOR : MOST_PIXELS_CARD,
      this.redraw,
    )
    const context = surface.canvas.getContext('2d', { willReadFrequently: software })!
    let size = ''
    let picture: AnimationPicture<Pose>
    this.resolution = null
    this.shown = {
      surface,
      draw: (pose) => {
        const { width, height } = surface
        const now = `${Math.min(width, height)} ${height}`
        if (size !== now) picture = this.drawing.canvas(context)
        size = now
        picture.draw(pose)
      },
    }
    if (before) this.end(before)
    this.redraw()
  }
}
