import type { Shade, Tints } from '../engine/tints.ts'

const STEPS = 1024
/** Rows of the texture, as texture coordinates of their middles. */
export const ROWS = { spark: 0.25, line: 0.75 } as const

/**
 * Makes the texture of light by the distance from the centre, one row per kind of disc. Baked once, so that a frame only scales
 * it.
 */
export function profiles(gl: WebGL2RenderingContext, tints: Tints): void {
  const pixels = new Uint8Array(STEPS * 2 * 4)
  for (let i = 0; i < STEPS; i++) {
    const distance = (i + 0.5) / STEPS
    const shades = [tints.spark(distance), tints.line(distance)]
    shades.forEach((shade, row) => pixels.set(premultiplied(shade), (row * STEPS + i) * 4))
  }
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture())
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, STEPS, 2, 0, gl.RGBA, gl.UNSIGNED_BYTE, pixels)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE)
}

const premultiplied = ({ tint, opacity }: Shade): number[] =>
  [...tint.map((part) => part * opacity), opacity].map((part) => Math.round(part * 255))
