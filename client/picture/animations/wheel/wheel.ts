import { lengthOf, type Animation, type Cast } from '../animation.ts'
import { closingOf, type Closing } from '../engine/closing.ts'
import { smooth, type MotionState } from '../engine/motion.ts'
import { AnimationRunner } from '../engine/runner.ts'
import { CanvasWheel } from './canvas.ts'

/** With more names than this, the segments would be too narrow to read. */
const MOST_NAMES = 60
/** Turns per second at full rolling speed. */
const SPIN = 0.55

/** Everything needed to draw one frame of the wheel. */
export interface WheelPose {
  /** Rotation in radians, clockwise. */
  angle: number
  /** How far the pointer is deflected by the pins, 0 to 1. */
  bent: number
  grown: number
  turned: number
  state: Closing
}

/**
 * A wheel with a segment per table or person, and the name at the pointer large in its hub. When the draw is called the names
 * and the pointer go out and the pins become the ring around the words, so that the wheel never stops at anybody.
 */
export const wheel = {
  name: 'wheel' as const,
  isRound: true,
  length: lengthOf,
  suits: ({ names }: Cast) => names.length >= 2 && names.length <= MOST_NAMES,
  mount: (element: HTMLElement, cast: Cast) =>
    new AnimationRunner(element, cast, {
      pose: (state) => poseOf(state, cast.names.length),
      canvas: (context) => new CanvasWheel(context, cast),
    }),
} satisfies Animation

/** The pose of a wheel of so many segments at an instant. */
export function poseOf({ turned, energy, grown, landing }: MotionState, segments: number): WheelPose {
  const turns = turned * SPIN
  // A pin pushes the pointer aside, then the pointer springs back with a damped oscillation.
  const pin = (turns * segments) % 1
  const taken = pin < 0.62 ? smooth(pin / 0.62) : Math.exp(-(pin - 0.62) * 14) * Math.cos((pin - 0.62) * 28)
  return {
    angle: (turns % 1) * 2 * Math.PI,
    bent: taken * Math.min(1, 0.35 + energy * 0.5),
    grown,
    turned,
    state: closingOf(landing),
  }
}

/** Index of the segment at the pointer, from the first, which stands there before the wheel turns. */
export function pointedAt(angle: number, segments: number): number {
  return Math.floor(((1 - angle / (2 * Math.PI)) % 1) * segments) % segments
}
