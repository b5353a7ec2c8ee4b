import { luminance, type Palette } from '../../../../shared/show/themes/theme.ts'
import { mixed, tintOf, type Tint } from './colours.ts'

/** Width of a body with its halo, in diameters. */
export const HALO = 1.32

/** A colour with an opacity, 0 to 1. */
export interface Shade {
  tint: Tint
  opacity: number
}

/** The colours of an animation in a look. */
export interface Tints {
  /** Whether its body is white in a bright room instead of dark. */
  bright: boolean
  /** A name in the middle, and one at the limb with its opacity. */
  near: Tint
  far: Tint
  dim: number
  point: Tint
  streak: Tint
  /** The body at a distance from its centre, in radii of the silhouette, up to `HALO`. */
  body(distance: number): Shade
  /** A plate that is lit from above, at a distance from its upper edge, 0 to 1. */
  plate(distance: number): Shade
  /** The light of the last point, and of the line it opens into, at a distance from the centre, 0 to 1. */
  spark(distance: number): Shade
  line(distance: number): Shade
}

const WHITE: Tint = [1, 0.992, 0.965]

export function tintsOf({ ink, light, hot }: Palette): Tints {
  const bright = luminance(ink) > 0.4
  const warm = tintOf(light)
  const amber = bright ? vivid(warm) : warm
  const common = { bright, near: tintOf(hot), far: warm, dim: bright ? 0.7 : 0.42 }
  if (bright) {
    const deep = mixed(warm, amber, 0.55)
    return {
      ...common,
      point: deep,
      streak: deep,
      body: (r) => whiteBody(r, pale(amber)),
      plate: (part) => ({ tint: mixed(WHITE, pale(amber), 0.02 + 0.2 * part ** 2), opacity: 0.94 }),
      spark: (r) => spark(r, WHITE, pale(amber)),
      line: (r) => line(r, mixed(amber, WHITE, 0.4)),
    }
  }
  return {
    ...common,
    point: mixed(warm, tintOf(hot), 0.45),
    streak: warm,
    body: (r) => darkBody(r, tintOf(ink), warm),
    plate: (part) => darkPlate(part, tintOf(ink), warm),
    spark: (r) => spark(r, tintOf(hot), warm),
    line: (r) => line(r, mixed(warm, tintOf(hot), 0.6)),
  }
}

/** The same hue as bright as it can be. */
function vivid(tint: Tint): Tint {
  const most = Math.max(0.01, ...tint)
  return [tint[0] / most, tint[1] / most, tint[2] / most]
}

/** A lighter colour of the same hue, nearer to yellow where it is orange. */
const pale = ([red, green, blue]: Tint): Tint => [red ** 0.5, green ** 0.5, blue ** 0.5]

/** A dark body: hardly lit inside, a bright limb, and a halo around it. */
function darkBody(r: number, ink: Tint, light: Tint): Shade {
  if (r < 1) {
    const rim = 0.5 * Math.exp((r - 1) / 0.022) + 0.1 * Math.exp((r - 1) / 0.09)
    const lit = 0.18 - 0.1 * r * r + rim
    return { tint: mixed(ink, mixed(deeper(light), light, rim), lit), opacity: 0.93 }
  }
  const out = r - 1
  const left = Math.max(0, 1 - out / (HALO - 1))
  const glow = (0.42 * Math.exp(-out / 0.03) + 0.6 * Math.exp(-out / 0.15)) * left
  return { tint: mixed(deeper(light), light, Math.exp(-out / 0.06)), opacity: glow }
}

/** A dark plate: bright along its upper edge, from where the light falls over it. */
function darkPlate(part: number, ink: Tint, light: Tint): Shade {
  const lit = 0.09 + 0.1 * Math.exp(-part / 0.3) + 0.42 * Math.exp(-part / 0.022)
  return { tint: mixed(ink, mixed(deeper(light), light, lit), lit), opacity: 0.9 }
}

/** A deeper hue of the same colour, for the outer halo. */
const deeper = ([red, green, blue]: Tint): Tint => [red, green ** 1.8, blue ** 1.6]

/** A white body that grows warm towards its limb. */
function whiteBody(r: number, amber: Tint): Shade {
  if (r < 1) return { tint: mixed(WHITE, amber, 0.06 * r + 0.3 * r ** 7), opacity: 0.98 }
  const out = r - 1
  const left = Math.max(0, 1 - out / (HALO - 1))
  return { tint: WHITE, opacity: 0.5 * Math.exp(-out / 0.1) * left ** 2 }
}

/** Light around a point: bright in its middle, nothing at a distance of 1. */
function spark(distance: number, near: Tint, far: Tint): Shade {
  const left = Math.max(0, 1 - distance)
  const middle = Math.exp(-((distance / 0.12) ** 2))
  return {
    tint: mixed(far, near, middle),
    opacity: Math.min(1, middle + 0.55 * Math.exp(-distance / 0.2) * left),
  }
}

/** A line of light, as a disc that is drawn out: hardly less bright towards its ends. */
const line = (distance: number, tint: Tint): Shade => ({
  tint,
  opacity: Math.max(0, 1 - distance ** 2) ** 1.5,
})
