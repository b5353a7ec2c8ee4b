/** Points as one SVG path: zero-length lines, which round caps turn into dots. */
export const dotsPath = (points: readonly (readonly [x: number, y: number])[], scale = 1): string =>
  points.map(([x, y]) => `M${(x * scale).toFixed(1)} ${(y * scale).toFixed(1)}h0`).join('')

/** Most points on the globe: more would run together on a phone. */
const MOST_ON_GLOBE = 320
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))

/** So many points spread evenly over a globe of radius 1 around 0, as they are seen: those in front, and those behind. */
export function globe(count: number): { front: [number, number][]; back: [number, number][] } {
  const [front, back]: [number, number][][] = [[], []]
  const n = Math.min(count, MOST_ON_GLOBE)
  for (let i = 0; i < n; i++) {
    const y = 1 - (2 * (i + 0.5)) / n
    const [turn, ring] = [GOLDEN_ANGLE * i, Math.sqrt(1 - y * y)]
    const point: [number, number] = [ring * Math.cos(turn), y]
    ;(Math.sin(turn) > 0 ? front! : back!).push(point)
  }
  return { front: front!, back: back! }
}

/** Points in a row of the strip of ranks, and how many people it shows at most one by one. */
export const STRIP_COLUMNS = 47
const MOST_IN_STRIP = 500

/** How many people a point of the strip stands for, and how many points there are. */
export function strip(people: number): { each: number; points: number } {
  const each = people <= MOST_IN_STRIP ? 1 : Math.ceil(people / (4 * STRIP_COLUMNS))
  return { each, points: Math.ceil(people / each) }
}
