import { fit } from '../../type/fit.ts'
import { FAMILY, measureIn } from '../../type/measure.ts'

/** Writes a text centred on a point, at the largest font size at which all of it fits into the box. */
export function letter(
  context: CanvasRenderingContext2D,
  text: string,
  box: { x: number; y: number; width: number; height: number; max: number },
  weight: number,
): void {
  const { lines, size } = fit(text, box, measureIn(weight))
  context.font = `${weight} ${size}px ${FAMILY}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const leading = size * 1.15
  lines.forEach((line, i) =>
    context.fillText(line, box.x, box.y + (i - (lines.length - 1) / 2) * leading, box.width),
  )
}

/**
 * Width of a name in em, roughly: 1 for a full-width character, a little over half for others. Quick for any number of names,
 * and the same on every machine, whatever its fonts.
 */
export function emOf(name: string): number {
  let width = 0
  for (const character of name) width += character > '\u2E7F' ? 1 : 0.58
  return width
}
