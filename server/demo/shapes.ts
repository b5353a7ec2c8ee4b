import { type Box, grown, type Shape } from './canvas.ts'

const environment = (x: number, y: number, w: number, h: number): Box => ({
  left: x - w,
  top: y - h,
  right: x + w,
  bottom: y + h,
})

/** A rectangle with round corners, by its centre and half its width and height. */
export function slab(cx: number, cy: number, w: number, h: number, radius = 0): Shape {
  return {
    box: environment(cx, cy, w, h),
    distance(x, y) {
      const dx = Math.abs(x - cx) - w + radius
      const dy = Math.abs(y - cy) - h + radius
      const outside = dx > 0 && dy > 0 ? Math.sqrt(dx * dx + dy * dy) : Math.max(dx, dy)
      return outside - radius
    },
  }
}

export function disc(cx: number, cy: number, radius: number): Shape {
  return {
    box: environment(cx, cy, radius, radius),
    distance: (x, y) => Math.sqrt((x - cx) * (x - cx) + (y - cy) * (y - cy)) - radius,
  }
}

/** A line with round ends. */
export function stroke(ax: number, ay: number, bx: number, by: number, width: number): Shape {
  const box = {
    left: Math.min(ax, bx),
    top: Math.min(ay, by),
    right: Math.max(ax, bx),
    bottom: Math.max(ay, by),
  }
  return {
    box: grown(box, width / 2),
    distance: (x, y) => toLine(x, y, ax, ay, bx, by) - width / 2,
  }
}

function toLine(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax
  const dy = by - ay
  const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
  const px = x - ax - dx * t
  const py = y - ay - dy * t
  return Math.sqrt(px * px + py * py)
}

/** A shape with straight sides, by its corners in order. */
export function polygon(...corners: [number, number][]): Shape {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  return {
    box: { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) },
    distance(x, y) {
      let nearest = Infinity
      let inside = false
      for (let i = 0, j = xs.length - 1; i < xs.length; j = i++) {
        const ax = xs[i]!
        const ay = ys[i]!
        const bx = xs[j]!
        const by = ys[j]!
        nearest = Math.min(nearest, toLine(x, y, ax, ay, bx, by))
        if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
      }
      return inside ? -nearest : nearest
    },
  }
}

/** A star with so many points, the first upwards. */
export function star(cx: number, cy: number, outer: number, inner: number, points: number): Shape {
  const corners = Array.from({ length: points * 2 }, (_, i): [number, number] => {
    const angle = (i * Math.PI) / points - Math.PI / 2
    const radius = i % 2 === 0 ? outer : inner
    return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)]
  })
  return polygon(...corners)
}

/** Only the edge of a shape, so wide. */
export const outline = (shape: Shape, width: number): Shape => ({
  box: grown(shape.box, width / 2),
  distance: (x, y) => Math.abs(shape.distance(x, y)) - width / 2,
})

/** What two shapes share. */
export const both = (a: Shape, b: Shape): Shape => ({
  box: {
    left: Math.max(a.box.left, b.box.left),
    top: Math.max(a.box.top, b.box.top),
    right: Math.min(a.box.right, b.box.right),
    bottom: Math.min(a.box.bottom, b.box.bottom),
  },
  distance: (x, y) => Math.max(a.distance(x, y), b.distance(x, y)),
})

/** The first shape without the second. */
export const without = (a: Shape, b: Shape): Shape => ({
  box: a.box,
  distance: (x, y) => Math.max(a.distance(x, y), -b.distance(x, y)),
})
