import { promisify } from 'node:util'
import { crc32, deflate } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const pack = promisify(deflate)

/** A picture of 8-bit RGB, three bytes a pixel, as a PNG file (W3C PNG, 2nd edition). */
export async function png(width: number, height: number, rgb: Uint8Array): Promise<Buffer> {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const pixels = await pack(filtered(width, height, rgb), { level: 6 })
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Every line as its difference from the line above (filter type 2): gradients pack well so. */
function filtered(width: number, height: number, rgb: Uint8Array): Buffer {
  const line = width * 3
  const out = Buffer.alloc((line + 1) * height)
  for (let y = 0; y < height; y++) {
    const to = y * (line + 1)
    out[to] = 2
    for (let x = 0; x < line; x++) {
      const at = y * line + x
      out[to + 1 + x] = rgb[at]! - (y === 0 ? 0 : rgb[at - line]!)
    }
  }
  return out
}

function chunk(type: string, data: Buffer): Buffer {
  const out = Buffer.alloc(12 + data.length)
  out.writeUInt32BE(data.length, 0)
  out.write(type, 4, 'latin1')
  data.copy(out, 8)
  out.writeUInt32BE(crc32(out.subarray(4, 8 + data.length)), 8 + data.length)
  return out
}
