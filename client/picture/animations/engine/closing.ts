import { smooth, type LandingState } from './motion.ts'

/**
 * The part of a landing that all animations share: names vanish, what is left opens around the words that were called and
 * closes to one point of light; the point opens into a line, from which the winners' names rise. Shares from 0 to 1.
 */
export interface Closing {
  /** Index of the page of winners; 0 before the first landing. */
  page: number
  /** Brightness of the names of the pool. From the second page on there are none. */
  names: number
  /** Brightness of the body that carried them. */
  body: number
  /** How far the animation has left the form in which names roll. */
  opening: number
  /** How far it has closed to the point. */
  closing: number
  /** Progress of the time from the landing's beginning until it closes. */
  slowing: number
  /** Ms since the winners' names appeared; -1 before. */
  named: number
  /** Brightness of the dust behind the winners. */
  dust: number
  spark: Spark
}

/** The last point of light and the line that it opens into. Lengths in heights of the picture, brightness 0 to 1. */
export interface Spark {
  core: number
  /** Radius of the light of the point. */
  reach: number
  line: number
  /** Whole width of the line. */
  width: number
}

/** Ms in which an animation opens, names vanish, and it closes at most. */
const OPENS = 300
const VANISH = 140
const CLOSES = 1200
const REACH = 0.11
/** Width of the line that the last point opens into, and the ms in which it opens and fades. */
const LINE = { width: 0.9, opens: 250, fades: 500 }
const DUST = 0.45
const DARK: Spark = { core: 0, reach: REACH, line: 0, width: 0 }

export function closingOf(landing: LandingState | null): Closing {
  const rolling = {
    page: 0,
    names: 1,
    body: 1,
    opening: 0,
    closing: 0,
    slowing: 0,
    named: -1,
    dust: 0,
    spark: DARK,
  }
  if (!landing) return rolling
  const { page, since, left, named } = landing
  if (named >= 0) {
    return {
      page,
      names: 0,
      body: 0,
      opening: 1,
      closing: 1,
      slowing: 1,
      named,
      dust: landing.dust ? DUST * smooth(named / 900) : 0,
      spark: opened(named),
    }
  }
  const whole = since + left
  const closes = Math.min(CLOSES, whole * 0.45)
  const closing = smooth(1 - left / closes)
  return {
    page,
    names: page === 0 ? 1 - smooth(since / VANISH) : 0,
    body: page === 0 ? 1 - smooth(since / OPENS) : 0,
    opening: 1 - (1 - Math.min(1, since / OPENS)) ** 3,
    closing,
    slowing: Math.min(1, since / Math.max(1, whole - closes)),
    named,
    dust: 0,
    spark: { ...DARK, core: smooth((closing - 0.45) / 0.55), reach: REACH * (1.6 - 0.6 * closing) },
  }
}

/** Whether nothing is left to be seen behind the winners. */
export const isDark = ({ named, dust, spark }: Closing): boolean =>
  named >= 0 && dust === 0 && spark.core === 0 && spark.line === 0

/** The point opens into a line of light, which fades. */
function opened(since: number): Spark {
  const width = 1 - (1 - Math.min(1, since / LINE.opens)) ** 3
  const light = 1 - smooth((since - LINE.opens * 0.4) / LINE.fades)
  return {
    core: light * (1 - width) ** 3,
    reach: REACH,
    line: light,
    width: REACH + (LINE.width - REACH) * width,
  }
}
