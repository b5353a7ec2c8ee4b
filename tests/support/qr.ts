import decodeQR from 'qr/decode.js'
import type { Locator } from 'playwright-core'

/** Pixels of a module; a camera needs more than one. */
const SCALE = 4

/** What a QR code on a page says, read from the squares that it draws. */
export async function read(code: Locator): Promise<string> {
  const path = (await code.locator('path').getAttribute('d')) ?? ''
  const [, , , size] = (await code.getAttribute('viewBox'))!.split(' ').map(Number)
  const width = size! * SCALE
  const data = new Uint8Array(width * width * 4).fill(255)
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let row = Number(y) * SCALE; row < (Number(y) + 1) * SCALE; row++) {
      const from = row * width + Number(x) * SCALE
      for (let at = from; at < from + Number(length) * SCALE; at++) data.fill(0, at * 4, at * 4 + 3)
    }
  }
  return decodeQR({ width, height: width, data })
}
