import { writeFileSync } from 'node:fs'
import encodeQR from 'qr'

const [WIDTH, HEIGHT] = [640, 480]
/** Pixels of a module of the code. */
const SCALE = 8
const FRAMES_PER_SECOND = 4
const FRAMES_EACH = 20

/** Writes a film, as Chromium's fake camera plays it again and again: each code is held into the picture for a while. */
export function filmOf(path: string, codes: readonly string[]): void {
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420jpeg\n`)
  const frames = codes.flatMap((code) => Array.from({ length: FRAMES_EACH }, () => frameOf(code)))
  writeFileSync(path, Buffer.concat([header, ...frames]))
}

/** One picture in YUV 4:2:0: the code in the middle of grey. */
function frameOf(code: string): Buffer {
  const luma = Buffer.alloc(WIDTH * HEIGHT, 120)
  const rows = encodeQR(code, 'raw', { ecc: 'medium', border: 3 })
  const size = rows.length * SCALE
  const [left, top] = [Math.floor((WIDTH - size) / 2), Math.floor((HEIGHT - size) / 2)]
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      luma[(top + y) * WIDTH + left + x] = rows[Math.floor(y / SCALE)]![Math.floor(x / SCALE)] ? 16 : 235
  return Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)])
}
