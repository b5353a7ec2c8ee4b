import type { Cast, Landing } from '../animation.ts'

/**
 * A time span in ms since OPEN over which the speed changes from `v0` to `v1`; `heavy` selects ease-out instead of
 * ease-in-out.
 */
interface Stretch {
  from: number
  to: number
  v0: number
  v1: number
  heavy: boolean
  /** Value of `MotionState.turned` at `from`. */
  turned: number
}

/**
 * Speeds relative to full rolling: before rolling, and after a reveal. START is how long the acceleration takes, in ms, and
 * GROWTH how long the picture grows to its full size; CALM scales all speeds for reduced motion.
 */
const IDLE = 0.058
const DRIFT = 0.03
const START = 700
const GROWTH = 900
const CALM = 0.1
/** A landing that begins below this speed, as those of further pages do, speeds up first. */
const SLOW = 0.5
/** Ms after the names appear until everything behind them has stopped moving. */
const SETTLED = 900

export interface MotionState {
  /** Distance travelled since OPEN: the integral of the speed over seconds; 1 per second at full rolling speed. */
  turned: number
  /** Current speed, 0 to 1 (full rolling speed). */
  energy: number
  /** Progress from the size while waiting to the size while rolling, 0 to 1. */
  grown: number
  /** The landing that has begun; null before the first. */
  landing: LandingState | null
  /** Progress of the build-up before the names, 0 to 1: how far the glow in the middle has grown. */
  gathered: number
  /** How far the animation has made room for the winners' names, 0 to 1. */
  out: number
  /** Brightness of the flash when the names appear, 1 at that instant, then fading to 0. */
  burst: number
  /** Strength of the idle sway, 0 to 1: 0 while the picture stands still, and always with reduced motion. */
  alive: number
  /** Whether all motion is slow: before rolling begins, and behind winners once shown. The frame rate may then be lower. */
  drifting: boolean
}

/** The landing of a page; its times do not change while the picture stands still. */
export interface LandingState {
  /** Index of the page. */
  page: number
  /** Ms since the landing began, and until the standstill. */
  since: number
  left: number
  /** Ms since the names of the page appeared; -1 before. */
  named: number
  groups: readonly string[]
  /** Whether dust drifts behind the winners. */
  dust: boolean
}

/**
 * The timeline that all animations share: idle, acceleration, slowing down, standstill, reveal, and the same again for each
 * further page. Every value is a pure function of time.
 */
export class Motion {
  private readonly stretches: Stretch[] = []
  private landings: readonly Landing[] = []
  private rolls = 0
  private readonly pace: number

  /** @param dust whether dust drifts behind the winners */
  constructor(
    private readonly cast: Cast,
    private readonly dust = true,
  ) {
    this.pace = cast.calm ? CALM : 1
    this.land(cast.landings, cast.rolls)
  }

  land(landings: readonly Landing[], rolls: number): void {
    this.landings = landings
    this.rolls = rolls
    this.stretches.length = 0
    const started = rolls + START
    this.add(0, rolls, IDLE, IDLE)
    this.add(rolls, started, IDLE, 1)
    this.add(started, Infinity, 1, 1)
    landings.forEach(({ at, still, names }, i) => {
      const speed = this.turn(at).speed / this.pace
      if (speed < SLOW) {
        const top = at + (still - at) * 0.35
        this.add(at, top, speed, 0.9)
        this.add(top, still, 0.9, 0, true)
      } else this.add(at, still, speed, 0, true)
      const next = landings[i + 1]?.at ?? Infinity
      this.add(still, names, 0, 0)
      this.add(names, Math.min(names + 2500, next), 0, DRIFT)
      this.add(Math.min(names + 2500, next), next, DRIFT, DRIFT)
    })
  }

  at(t: number): MotionState {
    const { turned, speed } = this.turn(Math.max(0, t))
    const index = this.landings.findLastIndex(({ at }) => at <= t)
    const landing = this.landings[index]
    const before = index > 0 ? this.landings[index - 1] : undefined
    const free = this.cast.calm ? 0 : 1
    const grows = Math.min(t, this.landings[0]?.at ?? t) - this.rolls
    const grown = smooth(grows / GROWTH)
    if (!landing) {
      return {
        turned,
        energy: speed,
        grown,
        landing: null,
        gathered: 0,
        out: 0,
        burst: 0,
        alive: free,
        drifting: speed <= IDLE,
      }
    }
    const begins = landing.at + (landing.still - landing.at) * 0.45
    const revealed = t - landing.names
    const slowed = smooth((t - landing.at) / (landing.still - landing.at))
    const leaves = before ? 1 - smooth((t - landing.at) / 500) : 0
    return {
      turned,
      energy: speed,
      grown,
      landing: {
        page: index,
        since: Math.min(t, landing.still) - landing.at,
        left: Math.max(0, landing.still - t),
        named: revealed >= 0 ? revealed : -1,
        groups: landing.groups,
        dust: this.dust,
      },
      gathered: smooth((t - begins) / (landing.still - begins)),
      out: revealed >= 0 ? 1 - (1 - Math.min(1, revealed / 700)) ** 3 : leaves,
      burst: revealed >= 0 ? Math.max(0, 1 - revealed / SETTLED) ** 2 : 0,
      alive: free * (revealed >= 0 ? smooth(revealed / 2500) : 1 - slowed),
      drifting: revealed >= SETTLED,
    }
  }

  private turn(t: number): { turned: number; speed: number } {
    const stretch = this.stretches.findLast(({ from }) => from <= t)!
    const { from, to, v0, v1, heavy, turned } = stretch
    const length = to - from
    if (!Number.isFinite(length) || v0 === v1) return { turned: turned + (v0 * (t - from)) / 1000, speed: v0 }
    const s = Math.min(1, (t - from) / length)
    const eased = heavy ? 1 - (1 - s) ** 2 : s * s * (3 - 2 * s)
    return { turned: turned + part(stretch, s), speed: v0 + (v1 - v0) * eased }
  }

  private add(from: number, to: number, v0: number, v1: number, heavy = false): void {
    if (to <= from) return
    // The stretch before may be cut short by a landing.
    const turned = this.stretches.length > 0 ? this.turn(from).turned : 0
    const [a, b] = [v0 * this.pace, v1 * this.pace]
    this.stretches.push({ from, to, v0: a, v1: b, heavy, turned })
  }
}

/** Distance travelled in the first share `s` (0 to 1) of a stretch: the integral of its speed. */
function part({ from, to, v0, v1, heavy }: Stretch, s: number): number {
  const seconds = (to - from) / 1000
  if (!Number.isFinite(seconds)) return 0
  const eased = heavy ? s - (1 - (1 - s) ** 3) / 3 : s ** 3 - s ** 4 / 2
  return seconds * (v0 * s + (v1 - v0) * eased)
}

/** Smoothstep easing: clamps to 0..1, with zero slope at both ends. */
export function smooth(s: number): number {
  const part = Math.min(1, Math.max(0, s))
  return part * part * (3 - 2 * part)
}
