import type { Rendering } from '../../../../shared/wire.ts'
import type { Cast, Landing, Running } from '../animation.ts'
import { glOf, processorDraws } from './gl.ts'
import { closingOf, isDark } from './closing.ts'
import { Motion, type MotionState } from './motion.ts'
import { rendering } from './rendering.ts'
import { Surface } from './surface.ts'
import { AdaptiveResolution } from './adaptiveResolution.ts'

/** A renderer for poses, bound to one canvas and its size. */
export interface AnimationPicture<Pose> {
  /**
   * Makes what drawing needs, in steps of a few ms, so that no frame waits for all of it. A step that yields true has to wait
   * for the next frame. `draw` also works before; it then makes what is missing at once.
   * @param pose returns the pose that is due
   */
  prepare?(pose: () => Pose): Generator<boolean, void>
  draw(pose: Pose): void
}

/** What stands behind an animation's canvas, on one of its own: what hardly changes is not drawn anew in every frame. */
export interface Backdrop<Pose> {
  /** Puts it into the page. */
  show(): void
  draw(pose: Pose): void
  remove(): void
}

/** The two halves of an animation: computing its pose at an instant, and drawing a pose. */
export interface Drawing<Pose> {
  pose(state: MotionState, t: number): Pose
  /** Width that a pose occupies, in heights of the picture; the canvas is cropped to it to save time. Full width if absent. */
  width?(pose: Pose): number
  /** Side of the square around the middle to which a pose keeps, in heights of the picture; Infinity, also if absent: to none. */
  side?(pose: Pose): number
  /** Makes what stands behind, whichever renderer is used; absent if there is nothing. */
  backdrop?(element: HTMLElement): Backdrop<Pose>
  /** Makes a WebGL renderer; absent if the animation has none. @param height of the picture in device pixels */
  webgl?(gl: WebGL2RenderingContext, height: number): AnimationPicture<Pose>
  /** Makes a 2D canvas renderer. */
  canvas(context: CanvasRenderingContext2D): AnimationPicture<Pose>
}

/** A canvas with its renderer. */
interface Shown<Pose> {
  surface: Surface
  prepare?(pose: () => Pose): Generator<boolean, void>
  draw(pose: Pose): void
  end?(): void
}

/** Maximum number of pixels drawn with a graphics card, and without one. */
const MOST_PIXELS_CARD = 3840 * 2160
const MOST_PIXELS_PROCESSOR = 1280 * 720
/** Ms of a frame that the preparation may take. */
const SLICE = 4
/** The render scale to begin with when WebGL runs on the CPU. */
const CAREFUL = 0.75
/**
 * Frame interval in ms for slow motion when drawing on the CPU, which leaves time for the rest of the screen; the longer one in
 * a picture of more rows than `LARGE`, of which every frame costs far more.
 */
const DRIFT_STEP = { usual: 1000 / 30, large: 1000 / 15 }
const LARGE = 1200
/** On the CPU, upscaling by this factor or more uses no smoothing, because smoothing is slow. */
const SQUARE_FROM = 2.5
/**
 * Limits for the dimmed picture behind winners: maximum height in pixels, and the upscaling factor from which smoothing is
 * off.
 */
const BEHIND_WINNERS = { lines: 540, square: 2 }
/** Pictures with fewer pixels, such as previews, always use the full resolution. */
const ADAPTED_FROM = 640 * 400

/**
 * Runs an animation on a canvas in `element`: with WebGL where it is fast enough, else (also after a lost context) on a 2D
 * canvas. The canvas appears with its first complete picture; until then `element` has the attribute `data-preparing`.
 * Changing the size, the resolution or the renderer never shows an empty frame.
 */
export class AnimationRunner<Pose> implements Running {
  private readonly motion: Motion
  private readonly backdrop: Backdrop<Pose> | null
  private shown: Shown<Pose> | null = null
  private resolution: AdaptiveResolution | null = null
  private last = 0
  /** Whether `last` is still what the canvas shows. */
  private fresh = false
  /** The request of the frame that prepares further; null once the canvas is in the page. */
  private preparing: number | null = null

  constructor(
    private readonly element: HTMLElement,
    cast: Cast,
    private readonly drawing: Drawing<Pose>,
  ) {
    // Where a processor draws, dust would cost a layer of the whole picture in every frame.
    this.motion = new Motion(cast, !processorDraws())
    this.backdrop = drawing.backdrop?.(element) ?? null
    if (!this.startWebgl()) this.startCanvas()
  }

  land(landings: readonly Landing[], rolls: number): void {
    this.motion.land(landings, rolls)
    this.fresh = false
  }

  frame(t: number): void {
    const { resolution } = this
    const { gathered, out, drifting } = this.motion.at(t)
    const stepping = drifting && processorDraws()
    const step = this.shown!.surface.whole.height > LARGE ? DRIFT_STEP.large : DRIFT_STEP.usual
    const shown = stepping ? Math.floor(t / step) * step : t
    // Skipped frames say nothing about the cost of drawing, so they are not measured.
    if (resolution && !stepping) this.adapt(resolution, gathered > 0 || out > 0)
    if (this.fresh && shown === this.last) return
    this.last = shown
    this.fresh = true
    this.redraw()
  }

  remove(): void {
    this.stopPreparing()
    this.backdrop?.remove()
    if (this.shown) this.end(this.shown)
  }

  private end({ surface, end }: Shown<Pose>): void {
    surface.remove()
    end?.()
  }

  private pose(): Pose {
    return this.drawing.pose(this.motion.at(this.last), this.last)
  }

  /** Draws what is due, unless the canvas is still being prepared. */
  private readonly redraw = (): void => {
    if (this.preparing !== null || !this.shown) return
    const { surface } = this.shown
    const pose = this.pose()
    const dark = isDark(closingOf(this.motion.at(this.last).landing))
    this.backdrop?.draw(pose)
    surface.hide(dark)
    if (dark) return
    this.fit(surface, pose)
    surface.clip(this.drawing.side?.(pose) ?? Infinity)
    this.shown.draw(pose)
  }

  private fit(surface: Surface, pose: Pose): void {
    const { out } = this.motion.at(this.last)
    const part = this.resolution?.scale ?? 1
    const heights = this.drawing.width?.(pose) ?? Infinity
    if (!processorDraws()) surface.fit({ part, heights, square: Infinity })
    else if (out === 0) surface.fit({ part, heights, square: SQUARE_FROM })
    else {
      const lines = Math.min(part, BEHIND_WINNERS.lines / surface.whole.height)
      surface.fit({ part: lines, heights, square: BEHIND_WINNERS.square })
    }
  }

  /** Adapts the resolution to the frame times, or falls back to the 2D canvas if WebGL stays slow; no change while `settled`. */
  private adapt(resolution: AdaptiveResolution, settled: boolean): void {
    const { width, height } = this.shown!.surface.whole
    if (width * height < ADAPTED_FROM || this.preparing !== null) return
    resolution.frame(performance.now(), settled)
    if (resolution.slow && !settled) this.startCanvas()
    else this.tell(processorDraws() ? 'processor' : 'card', resolution.scale)
  }

  private tell(by: Rendering['by'], scale: number): void {
    const { value } = rendering
    if (value?.by !== by || value.scale !== scale) rendering.value = { by, scale }
  }

  /** Switches to WebGL; returns false if there is none. */
  private startWebgl(): boolean {
    if (!this.drawing.webgl) return false
    const surface = new Surface(
      this.element,
      processorDraws() ? MOST_PIXELS_PROCESSOR * 4 : MOST_PIXELS_CARD,
      this.redraw,
    )
    this.resolution = new AdaptiveResolution(processorDraws() ? CAREFUL : 1)
    // In its final size before there is a context, whose buffers take long to make anew.
    this.fit(surface, this.pose())
    const gl = glOf(surface.canvas)
    if (!gl) {
      surface.remove()
      return false
    }
    const picture = this.drawing.webgl(gl, surface.whole.height)
    const lost = () => this.startCanvas()
    surface.canvas.addEventListener('webglcontextlost', lost)
    this.show({
      surface,
      prepare: picture.prepare && ((pose) => picture.prepare!(pose)),
      draw: (pose) => picture.draw(pose),
      end() {
        surface.canvas.removeEventListener('webglcontextlost', lost)
        // Browsers limit the number of contexts, so release this one at once.
        gl.getExtension('WEBGL_lose_context')?.loseContext()
      },
    })
    return true
  }

  /** Switches to the 2D canvas. */
  private startCanvas(): void {
    const software = processorDraws()
    const surface = new Surface(
      this.element,
      software ? MOST_PIXELS_PROCESSOR : MOST_PIXELS_CARD,
      this.redraw,
    )
    this.resolution = null
    this.fit(surface, this.pose())
    const context = surface.canvas.getContext('2d', { willReadFrequently: software })!
    let size = ''
    let picture: AnimationPicture<Pose>
    const sized = () => {
      const now = `${Math.min(surface.width, surface.height)} ${surface.height}`
      if (size !== now) picture = this.drawing.canvas(context)
      size = now
      return picture
    }
    this.tell('canvas', 1)
    this.show({
      surface,
      *prepare(pose) {
        const { prepare } = sized()
        if (prepare) yield* prepare.call(picture, pose)
      },
      draw: (pose) => sized().draw(pose),
    })
  }

  /** Shows a canvas: at once in place of another, else as soon as it is prepared. */
  private show(next: Shown<Pose>): void {
    const before = this.shown
    const visible = before !== null && this.preparing === null
    this.stopPreparing()
    this.shown = next
    if (visible) {
      next.surface.show()
      this.end(before)
      this.redraw()
      return
    }
    if (before) this.end(before)
    const steps = next.prepare?.(() => this.pose())
    if (steps) this.prepare(next.surface, steps)
    else this.appear(next.surface)
  }

  private appear(surface: Surface): void {
    this.backdrop?.show()
    surface.show()
  }

  private prepare(surface: Surface, steps: Generator<boolean, void>): void {
    this.element.dataset.preparing = ''
    const slice = () => {
      const until = performance.now() + SLICE
      for (;;) {
        const { done, value } = steps.next()
        if (done) {
          this.stopPreparing()
          this.appear(surface)
          this.redraw()
          return
        }
        if (value || performance.now() > until) break
      }
      this.preparing = requestAnimationFrame(slice)
    }
    this.preparing = requestAnimationFrame(slice)
  }

  private stopPreparing(): void {
    if (this.preparing !== null) cancelAnimationFrame(this.preparing)
    this.preparing = null
    delete this.element.dataset.preparing
  }
}
