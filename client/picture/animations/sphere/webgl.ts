import type { Cast } from '../animation.ts'
import { compile, compiled, linked, stripOrder, Vertices } from '../engine/gl.ts'
import type { AnimationPicture } from '../engine/runner.ts'
import type { Globe } from './globe.ts'
import type { Layout } from './layout.ts'
import { crowdOf, POINT, pointSize, STREAK, STREAKS, streaksAt } from './points.ts'
import { LINE_HALF } from '../engine/spark.ts'
import { partOf, ROLLING } from '../engine/space.ts'
import { APPARENT, EYE, fitted, type Pose } from './pose.ts'
import { profiles, ROWS } from './profiles.ts'
import { DISC, NAMES, POINTS, STREAK_SHADER } from './shaders.ts'
import { bend } from './strip.ts'
import { LINE, LEVELS, Strips } from './strips.ts'
import { tintsOf, type Tints } from '../engine/tints.ts'
import { nearness, opacityOf, placesWithin, writtenAt, type Written } from './written.ts'

/** Height of the drawn part of a line in em; letters seldom exceed it. */
const INK = 1.3
/** Quads of a name, and the most names that are drawn at once. */
const PIECES = 6
const MOST = 96
/** Floats of a corner of a name: position, place in the texture, nearness, light, level. */
const CORNER = 7
/** Quads of a streak, and its thickness in heights of the picture. */
const ARC = 3
const THICK = 0.0022
/** Longitudes behind the limb where the next names are written into the texture, and how many a frame. */
const AHEAD = { from: -2.3, to: -0.95 }
const PER_FRAME = 1

/** Everything that drawing needs. */
interface Parts {
  globe: Globe
  strips: Strips
  names: Vertices
  points: Vertices
  count: number
  streaks: Vertices
  corners: Vertices
  uniforms: ReturnType<WebglGlobe['link']>
}

/**
 * The WebGL renderer of the globe: a vertex per point, names from a texture that holds only those that can be read or will be
 * soon.
 */
export class WebglGlobe implements AnimationPicture<Pose> {
  private readonly programs: Record<'disc' | 'points' | 'streaks' | 'names', WebGLProgram>
  private readonly buffer = new Float32Array(MOST * (PIECES + 1) * 2 * CORNER)
  private readonly tints: Tints
  private parts: Parts | null = null

  /** @param height of the picture in device pixels */
  constructor(
    private readonly gl: WebGL2RenderingContext,
    private readonly cast: Cast,
    private readonly layout: Layout,
    private readonly height: number,
  ) {
    this.programs = {
      disc: compile(gl, DISC),
      points: compile(gl, POINTS),
      streaks: compile(gl, STREAK_SHADER),
      names: compile(gl, NAMES),
    }
    this.tints = tintsOf(cast.palette)
    gl.enable(gl.BLEND)
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
  }

  *prepare(pose: () => Pose): Generator<boolean, void> {
    yield* this.layout.steps()
    // Asked too soon, the browser stands still until the shaders are compiled.
    while (!compiled(this.gl, Object.values(this.programs))) yield true
    yield* this.build()
    for (const name of this.due(fitted(pose(), this.aspect))) {
      if (this.parts!.strips.holds(name.ring, name.place)) continue
      this.parts!.strips.hold(name.ring, name.place)
      yield false
    }
    // The first pictures take long, because the browser compiles while it draws: they are drawn before anybody waits for them.
    for (let warm = 0; warm < 2; warm++) {
      this.draw(pose())
      yield* this.settled()
    }
  }

  draw(pose: Pose): void {
    if (!this.parts) for (const _ of this.build());
    const { gl, aspect } = this
    const { names, points, streaks, count, uniforms } = this.parts!
    const fit = fitted(pose, aspect)
    gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight)
    gl.clear(gl.COLOR_BUFFER_BIT)
    if (fit.points > 0) {
      if (fit.streak > 0.002) {
        gl.useProgram(this.programs.streaks)
        this.place(uniforms.streaks, fit)
        gl.uniform1f(uniforms.streaks.streak, fit.streak)
        streaks.drawIndexed(streaksAt(fit.open) * ARC * 6)
      }
      gl.useProgram(this.programs.points)
      this.place(uniforms.points, fit)
      gl.uniform1f(uniforms.points.written, fit.names)
      const shown = Math.min(fit.most, count)
      gl.uniform1f(uniforms.points.crowd, crowdOf(shown))
      gl.uniform1f(uniforms.points.size, pointSize(shown) * gl.drawingBufferHeight * partOf(aspect))
      points.draw(gl.POINTS, shown)
    }
    if (fit.names > 0) this.write(names, fit)
    if (fit.core > 0) this.disc(0, fit.ellipse.up, fit.reach, fit.reach, ROWS.spark, fit.core)
    if (fit.line > 0) this.disc(0, 0, fit.width / 2, LINE_HALF, ROWS.line, fit.line)
  }

  private get aspect(): number {
    return this.gl.drawingBufferWidth / this.gl.drawingBufferHeight
  }

  /** Builds the parts in small steps. */
  private *build(): Generator<boolean, void> {
    const { gl, cast } = this
    const { globe, points, streaks } = yield* this.layout.steps()
    const count = points.length / POINT
    const em = globe.em * this.height * (ROLLING / 2 / APPARENT) * (EYE / (EYE - 1))
    const parts = {
      globe,
      count,
      strips: new Strips(gl, globe, cast.names, em),
      points: new Vertices(gl, points, [4, 2]),
      streaks: new Vertices(gl, arcsOf(streaks), [STREAK, 2], stripOrder(STREAKS, ARC)),
      names: new Vertices(gl, this.buffer.byteLength, [4, 3], stripOrder(MOST, PIECES)),
      corners: new Vertices(gl, new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]), [2]),
    }
    yield true
    const uniforms = this.link()
    gl.activeTexture(gl.TEXTURE1)
    profiles(gl, this.tints)
    gl.activeTexture(gl.TEXTURE0)
    this.paint(uniforms)
    this.parts = { ...parts, uniforms }
    yield false
  }

  private link() {
    const { gl, programs } = this
    const shared = ['globe', 'ellipse', 'aspect', 'tint', 'crowd'] as const
    return {
      disc: linked(gl, programs.disc, ['box', 'aspect', 'profile', 'row', 'light']),
      points: linked(gl, programs.points, [...shared, 'written', 'size']),
      streaks: linked(gl, programs.streaks, [...shared, 'streak', 'thick']),
      names: linked(gl, programs.names, ['aspect', 'letters', 'near', 'far']),
    }
  }

  /** Sets the uniforms that never change. */
  private paint({ disc, streaks, names }: Parts['uniforms']): void {
    const { gl } = this
    const { tints } = this
    gl.useProgram(this.programs.disc)
    gl.uniform1i(disc.profile, 1)
    gl.useProgram(this.programs.streaks)
    gl.uniform1f(streaks.crowd, 0.3)
    gl.uniform1f(streaks.thick, THICK)
    gl.useProgram(this.programs.names)
    gl.uniform1i(names.letters, 0)
    gl.uniform3f(names.near, ...tints.near)
    gl.uniform3f(names.far, ...tints.far)
  }

  private place(uniforms: Parts['uniforms']['points'] | Parts['uniforms']['streaks'], pose: Pose): void {
    const { gl } = this
    const { tints } = this
    const tint = 'size' in uniforms ? tints.point : tints.streak
    gl.uniform4f(uniforms.globe, pose.turn, pose.tilt, pose.radius, pose.open)
    gl.uniform3f(uniforms.ellipse, pose.ellipse.x, pose.ellipse.y, pose.ellipse.up)
    gl.uniform1f(uniforms.aspect, this.aspect)
    gl.uniform4f(uniforms.tint, ...tint, pose.points)
  }

  private disc(x: number, y: number, width: number, height: number, row: number, light: number): void {
    const { gl, aspect } = this
    const { uniforms, corners } = this.parts!
    gl.useProgram(this.programs.disc)
    gl.uniform4f(uniforms.disc.box, x, y, width, height)
    gl.uniform1f(uniforms.disc.aspect, aspect)
    gl.uniform1f(uniforms.disc.row, row)
    gl.uniform1f(uniforms.disc.light, light)
    corners.draw(gl.TRIANGLE_STRIP, 4)
  }

  /** Draws the names that can be read, and writes the next ones into the texture. */
  private write(names: Vertices, pose: Pose): void {
    const { gl, aspect } = this
    const { globe, strips, uniforms } = this.parts!
    const written = writtenAt(globe, pose.turn, pose.tilt).slice(0, MOST)
    for (const { ring, place } of written) if (!strips.holds(ring, place)) strips.hold(ring, place)
    this.writeAhead(pose)
    let next = 0
    for (const one of written) {
      const spot = strips.spot(one.ring, one.place)
      const cut = (1 - INK / LINE) / 2
      const [top, bottom] = [spot.v + spot.height * cut, spot.v + spot.height * (1 - cut)]
      const look = [
        nearness(one.facing),
        opacityOf(one, this.tints.dim) * pose.names,
        this.level(pose, one),
      ] as const
      bend(globe, pose, one, { pieces: PIECES, ink: INK }, (part, above, below) => {
        const u = spot.u + spot.width * part
        this.buffer.set([above.x, above.y, u, top, ...look, below.x, below.y, u, bottom, ...look], next)
        next += 2 * CORNER
      })
    }
    names.update(this.buffer.subarray(0, next))
    gl.useProgram(this.programs.names)
    gl.uniform1f(uniforms.names.aspect, aspect)
    gl.bindTexture(gl.TEXTURE_2D, strips.texture)
    names.drawIndexed(written.length * PIECES * 6)
  }

  /** The size of the texture that suits a name: smaller ones towards the limb, and in a smaller picture. */
  private level({ radius }: Pose, { facing }: Written): number {
    const { globe, strips } = this.parts!
    const depth = (facing * (EYE - 1) + 1) / EYE
    const pixels = (globe.em * radius * this.gl.drawingBufferHeight * EYE) / (EYE - depth)
    return Math.min(
      LEVELS - 1,
      Math.max(0, Math.round(Math.log2(strips.em / (pixels * Math.sqrt(depth))) - 0.2)),
    )
  }

  private writeAhead({ turn }: Pose): void {
    let left = PER_FRAME
    for (const { ring, place } of this.next(turn)) {
      if (left === 0) return
      if (this.parts!.strips.holds(ring, place)) continue
      this.parts!.strips.hold(ring, place)
      left--
    }
  }

  /** The names that can be read soon, those of each ring in the order in which they come. */
  private *next(turn: number): Generator<{ ring: number; place: number }> {
    const { rings } = this.parts!.globe
    const ahead = rings.map((ring) => placesWithin(ring, turn, AHEAD.from, AHEAD.to).toReversed())
    const most = Math.max(0, ...ahead.map(({ length }) => length))
    for (let i = 0; i < most; i++) {
      for (const [ring, places] of ahead.entries()) {
        const place = places[i]
        if (place !== undefined) yield { ring, place }
      }
    }
  }

  private due(pose: Pose): { ring: number; place: number }[] {
    if (pose.names === 0) return []
    return [...writtenAt(this.parts!.globe, pose.turn, pose.tilt), ...this.next(pose.turn)]
  }

  /** Waits until everything asked so far is drawn. */
  private *settled(): Generator<boolean, void> {
    const { gl } = this
    const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)
    if (!fence) return
    gl.flush()
    do yield true
    while (!gl.isContextLost() && gl.clientWaitSync(fence, 0, 0) === gl.TIMEOUT_EXPIRED)
    gl.deleteSync(fence)
  }
}

/** The corners of all streaks: each streak's own floats, how far along the arc, and on which side of it. */
function arcsOf(streaks: Float32Array): Float32Array {
  const corners: number[] = []
  for (let i = 0; i < STREAKS; i++) {
    const own = streaks.subarray(i * STREAK, (i + 1) * STREAK)
    for (let piece = 0; piece <= ARC; piece++) corners.push(...own, piece / ARC, 1, ...own, piece / ARC, -1)
  }
  return new Float32Array(corners)
}
