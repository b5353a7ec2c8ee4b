import { FAMILY } from '../../type/measure.ts'
import type { Cast } from '../animation.ts'
import { Atlas, LINE } from '../engine/atlas.ts'
import { tintOf } from '../engine/colours.ts'
import { programOf, Quads } from '../engine/gl.ts'
import { share } from '../engine/random.ts'
import { billboardsAt, hasBillboards, fadeAt, LANES, LARGE, partOf } from './billboards.ts'
import type { Globe } from './globe.ts'
import { BEND, spansOf, type Span } from './spans.ts'
import { FRAGMENT, KINDS, PERIOD, VERTEX } from './shaders.ts'
import { EYE, RADIUS, type Pose } from './pose.ts'
import { LARGE_WEIGHT, WEIGHT } from './weight.ts'

/** Maximum width of a large name in em; longer ones are scaled down horizontally. */
const WIDEST = 8
/** Height of the drawn part of a line in em; letters seldom exceed it, and smaller quads are faster. */
const INK = 1.16
const DUST = 36
const TRAILS = 14
/** Radius at which the core's glow is cut off, as a factor of its reach; beyond it the glow is invisible. */
const RIM = 0.66
/** Attributes per corner, each a vec4: `place` and `corner`. */
const ATTRIBUTES = 2

/** A ring with its names grouped into spans. */
interface SpannedRing {
  latitude: number
  speed: number
  spans: Span[]
}

/** The WebGL renderer of the globe: one texture with every name, one static buffer of quads, one draw call. */
export class WebglGlobe {
  private readonly atlas: Atlas
  private readonly quads: Quads
  private readonly uniforms: Record<
    'globe' | 'light' | 'aspect' | 'texel' | 'billboards' | 'billboardLights',
    WebGLUniformLocation | null
  >
  /** Index of the name in each lane's atlas slot; -1 if empty. */
  private readonly held: number[] = Array.from({ length: LANES }, () => -1)
  private readonly widths: number[] = Array.from({ length: LANES }, () => 0)
  /** Font size for a globe of radius 1. */
  private readonly em: number
  private readonly showsBillboards: boolean

  /** @param height of the picture in device pixels */
  constructor(
    private readonly gl: WebGL2RenderingContext,
    private readonly cast: Cast,
    globe: Globe,
    height: number,
  ) {
    const front = EYE / (EYE - 1)
    const em = Math.min(height * 0.12, Math.max(14, globe.em * height * RADIUS * 1.05 * front))
    const large = height * LARGE
    this.em = globe.em
    this.showsBillboards = hasBillboards(globe)
    const rings = globe.rings.map((ring): SpannedRing => ({ ...ring, spans: spansOf(ring, globe.em) }))
    const program = programOf(gl, VERTEX, FRAGMENT)
    this.atlas = new Atlas(
      gl,
      rings.flatMap(({ spans }) =>
        spans.map(({ width, names }) => ({
          width,
          texts: names.map(({ name, ...own }) => ({ ...own, text: cast.names[name]! })),
        })),
      ),
      em,
      WEIGHT,
      [
        { width: 256, height: 256 },
        { width: 256, height: 32 },
        ...Array.from({ length: LANES }, () => ({ width: large * WIDEST, height: large * LINE })),
      ],
    )
    this.atlas.fill(0, glow)
    this.atlas.fill(1, tail)
    this.atlas.finish()
    this.quads = new Quads(gl, this.corners(rings), ATTRIBUTES)
    gl.useProgram(program)
    this.uniforms = {
      globe: gl.getUniformLocation(program, 'globe'),
      light: gl.getUniformLocation(program, 'light'),
      aspect: gl.getUniformLocation(program, 'aspect'),
      texel: gl.getUniformLocation(program, 'texel'),
      billboards: gl.getUniformLocation(program, 'billboards'),
      billboardLights: gl.getUniformLocation(program, 'billboardLights'),
    }
    const { hot, cool, light } = cast.palette
    const tints = {
      hot: tintOf(hot),
      cool: tintOf(cool),
      warm: tintOf(light),
      ember: tintOf(light, 2.1),
      heart: tintOf(light, 1.3),
    }
    for (const [name, tint] of Object.entries(tints))
      gl.uniform3f(gl.getUniformLocation(program, name), ...tint)
    gl.enable(gl.BLEND)
    gl.blendFunc(gl.ONE, gl.ONE)
  }

  draw(pose: Pose): void {
    const { gl, uniforms } = this
    const { drawingBufferWidth: width, drawingBufferHeight: height } = gl
    const aspect = width / height
    const seen = { ...pose, radius: pose.radius * partOf(aspect) }
    gl.viewport(0, 0, width, height)
    gl.clear(gl.COLOR_BUFFER_BIT)
    gl.uniform4f(uniforms.globe, seen.turn % PERIOD, seen.tilt, seen.radius, seen.open)
    gl.uniform4f(uniforms.light, seen.names, seen.core, seen.reach, seen.energy)
    gl.uniform1f(uniforms.aspect, aspect)
    gl.uniform1f(uniforms.texel, this.atlas.em / (this.em * height))
    this.billboards(pose, aspect)
    this.quads.draw()
  }

  private billboards(pose: Pose, aspect: number): void {
    const { gl, uniforms, cast } = this
    const places = new Float32Array(LANES * 4)
    const lights = new Float32Array(4)
    for (const billboard of this.showsBillboards
      ? billboardsAt(pose, cast.names.length, cast.seed, aspect)
      : []) {
      const { lane, name, x, y, size, light } = billboard
      if (this.held[lane] !== name) this.hold(lane, name)
      const width = this.widths[lane]! * size * LINE
      places.set([x, y, width, size * LINE], lane * 4)
      lights[lane] = light * fadeAt(x, width, aspect)
    }
    gl.uniform4fv(uniforms.billboards, places)
    gl.uniform4fv(uniforms.billboardLights, lights)
  }

  /** Draws a name into the atlas slot of its lane. */
  private hold(lane: number, name: number): void {
    const text = this.cast.names[name]!
    this.held[lane] = name
    this.atlas.fill(lane + 2, (context, width, height) => {
      context.font = `${LARGE_WEIGHT} ${height / LINE}px ${FAMILY}`
      const own = Math.min(width - 4, context.measureText(text).width)
      context.textAlign = 'center'
      context.fillText(text, width / 2, height / 2, width - 4)
      this.widths[lane] = (own + 4) / height
    })
  }

  /** The vertex data of all quads: `place` and `corner` for each of their four corners. */
  private corners(rings: readonly SpannedRing[]): Float32Array {
    const { slots, lines } = this.atlas
    const { seed } = this.cast
    const all: number[] = []
    const quad = (
      place: [number, number, number, number],
      { x0, x1, y }: { x0: number; x1: number; y: number },
      { u, v, width, height }: { u: number; v: number; width: number; height: number },
    ) => {
      all.push(...place, x0, y, u, v, ...place, x1, y, u + width, v)
      all.push(...place, x0, -y, u, v + height, ...place, x1, -y, u + width, v + height)
    }
    quad([0, 0, 0, KINDS.core], { x0: -RIM, x1: RIM, y: RIM }, slots[0]!)
    for (let i = 0; i < DUST; i++) {
      const latitude = Math.asin(1.9 * share(seed, i, 21) - 0.95)
      const size = 0.004 + 0.008 * share(seed, i, 23) ** 3
      const place: [number, number, number, number] = [
        share(seed, i, 22) * 6.28,
        latitude,
        Math.ceil(share(seed, i, 24) * 12) / 32,
        KINDS.dust,
      ]
      quad(place, { x0: -size, x1: size, y: size }, slots[0]!)
    }
    for (let i = 0; i < TRAILS; i++) {
      const latitude = ((i + 0.5) / TRAILS - 0.5) * 2.3
      const speed = (44 + Math.floor(share(seed, i, 31) * 24)) / 32
      const [from, long] = [share(seed, i, 32) * 6.28, 0.9 + 0.9 * share(seed, i, 33)]
      pieces(long, 14, ({ x0, x1, part, size }) => {
        const { u, v, width, height } = slots[1]!
        quad(
          [from, latitude, speed, KINDS.trail],
          { x0, x1, y: 0.006 },
          { u: u + width * part, v, width: width * size, height },
        )
      })
    }
    const half = (this.em * INK) / 2
    const cut = (1 - INK / LINE) / 2
    let next = 0
    for (const { latitude, speed, spans } of rings) {
      for (const span of spans) {
        const arc = (span.width * this.em) / Math.cos(latitude)
        const { u, v, width, height } = lines[next++]!
        pieces(arc, 1 + Math.floor(arc / BEND), ({ x0, x1, part, size }) =>
          quad(
            [span.longitude, latitude, speed, KINDS.name],
            { x0, x1, y: half },
            {
              u: u + width * part,
              v: v + height * cut,
              width: width * size,
              height: height * (1 - 2 * cut),
            },
          ),
        )
      }
    }
    for (let lane = 0; lane < LANES; lane++) {
      const { u, v, width, height } = slots[lane + 2]!
      const widest = WIDEST / LINE
      quad(
        [lane, u + width / 2, widest, KINDS.billboard],
        { x0: -0.5, x1: 0.5, y: 0.5 },
        { u, v, width, height },
      )
    }
    return new Float32Array(all)
  }
}

/** Cuts an arc centred on 0 into pieces of equal length. */
function pieces(
  arc: number,
  count: number,
  piece: (one: { x0: number; x1: number; part: number; size: number }) => void,
): void {
  for (let i = 0; i < count; i++) {
    const [from, to] = [i / count, (i + 1) / count]
    piece({ x0: (from - 0.5) * arc, x1: (to - 0.5) * arc, part: from, size: 1 / count })
  }
}

/** Draws a round glow: white at the centre, black at the edge. */
function glow(context: CanvasRenderingContext2D, size: number): void {
  const light = context.createRadialGradient(size / 2, size / 2, 0, size / 2, size / 2, size / 2 - 1)
  for (let i = 0; i <= 24; i++) {
    const far = (i / 24) * RIM
    const part =
      (0.5 * Math.exp(-((far / 0.13) ** 2)) + 0.5 * Math.exp(-((far / 0.48) ** 2))) * (1 - (i / 24) ** 2)
    light.addColorStop(i / 24, `rgb(255 255 255 / ${(100 * part).toFixed(2)}%)`)
  }
  context.fillStyle = light
  context.fillRect(0, 0, size, size)
}

/** Draws a thin streak of light with its bright end at the right. */
function tail(context: CanvasRenderingContext2D, width: number, height: number): void {
  for (let y = 0; y < height; y++) {
    const across = Math.exp(-((((y + 0.5) / height - 0.5) / 0.2) ** 2))
    const light = context.createLinearGradient(0, 0, width, 0)
    light.addColorStop(0, 'rgb(255 255 255 / 0%)')
    light.addColorStop(0.6, `rgb(255 255 255 / ${(30 * across).toFixed(2)}%)`)
    light.addColorStop(0.97, `rgb(255 255 255 / ${(100 * across).toFixed(2)}%)`)
    light.addColorStop(1, 'rgb(255 255 255 / 0%)')
    context.fillStyle = light
    context.fillRect(0, y, width, 1)
  }
}
