import { Canvas, type Colour, gradient, mix, type Shape } from './canvas.ts'
import { png } from './png.ts'
import { both, disc, outline, polygon, slab, star, stroke, without } from './shapes.ts'

const WIDTH = 800
const HEIGHT = 600
const INK: Colour = [11, 13, 18]
const NIGHT: Colour = [24, 29, 40]
const WARM: Colour = [255, 190, 92]
const PALE: Colour = [244, 238, 226]
const STEEL: Colour = [118, 130, 150]
const DARK: Colour = [38, 44, 58]
const COOL: Colour = [108, 196, 214]

type Drawing = (canvas: Canvas) => void

/** Metal that catches the warm light from above. */
const metal = (top: number, bottom: number) =>
  gradient(mix(STEEL, PALE, 0.55), mix(DARK, STEEL, 0.25), [0, top], [0, bottom])
const gold = (top: number, bottom: number) =>
  gradient([255, 218, 140], [196, 122, 40], [250, top], [550, bottom])

const laptop: Drawing = (canvas) => {
  const lid = slab(400, 265, 232, 152, 14)
  canvas.glow(lid, WARM, 150, 0.4)
  canvas.draw(lid, metal(113, 417))
  canvas.draw(slab(400, 263, 220, 139, 6), gradient([20, 26, 42], [58, 40, 62], [180, 130], [620, 400]))
  // A hill range at dawn on its screen.
  const screen = slab(400, 263, 220, 139, 6)
  canvas.draw(both(screen, disc(472, 292, 54)), gradient(WARM, [214, 92, 70], [0, 238], [0, 346]))
  canvas.draw(both(screen, polygon([180, 402], [292, 282], [382, 372], [430, 330], [520, 402])), [62, 50, 84])
  canvas.draw(both(screen, polygon([290, 402], [470, 318], [560, 372], [620, 340], [620, 402])), [36, 34, 60])
  canvas.draw(polygon([168, 417], [632, 417], [700, 478], [100, 478]), metal(405, 500))
  canvas.draw(polygon([210, 428], [590, 428], [612, 452], [188, 452]), DARK)
  canvas.draw(slab(400, 482, 300, 6, 5), mix(STEEL, INK, 0.3))
}

const headphones: Drawing = (canvas) => {
  const top = slab(400, 159, 300, 159)
  const band = both(outline(disc(400, 300, 172), 30), top)
  canvas.glow(band, WARM, 130, 0.32)
  canvas.draw(band, metal(110, 330))
  canvas.draw(both(outline(disc(400, 300, 172), 6), top), mix(PALE, WARM, 0.35))
  for (const side of [-1, 1]) {
    const cup = slab(400 + side * 172, 362, 50, 84, 44)
    canvas.glow(cup, WARM, 70, 0.2)
    canvas.draw(slab(400 + side * 146, 362, 34, 74, 30), [28, 32, 42])
    canvas.draw(cup, metal(270, 450))
    canvas.draw(outline(slab(400 + side * 176, 362, 26, 58, 24), 4), mix(WARM, PALE, 0.2))
  }
}

const medal: Drawing = (canvas) => {
  canvas.draw(
    polygon([286, 90], [364, 90], [446, 300], [380, 320]),
    gradient([226, 96, 70], [150, 44, 52], [0, 90], [0, 310]),
  )
  canvas.draw(
    polygon([514, 90], [436, 90], [354, 300], [420, 320]),
    gradient([246, 128, 84], [176, 58, 56], [0, 90], [0, 310]),
  )
  const coin = disc(400, 384, 128)
  canvas.glow(coin, WARM, 150, 0.5)
  canvas.draw(coin, gold(256, 512))
  canvas.draw(outline(disc(400, 384, 108), 5), [255, 232, 176])
  canvas.draw(star(400, 388, 78, 34, 5), gradient([255, 246, 214], [255, 200, 104], [0, 310], [0, 460]))
}

const gift: Drawing = (canvas) => {
  const box = slab(400, 372, 168, 128, 12)
  canvas.glow(box, WARM, 140, 0.34)
  canvas.draw(box, gradient([70, 82, 116], [32, 38, 58], [0, 250], [0, 500]))
  canvas.draw(slab(400, 262, 190, 38, 10), gradient([96, 110, 148], [58, 68, 98], [0, 224], [0, 300]))
  canvas.draw(slab(400, 362, 24, 138, 2), gold(224, 500))
  for (const side of [-1, 1]) {
    canvas.draw(outline(disc(400 + side * 56, 184, 42), 20), gold(140, 230))
  }
  canvas.draw(disc(400, 220, 22), [255, 222, 150])
}

const chip: Drawing = (canvas) => {
  const body = slab(400, 300, 132, 132, 18)
  canvas.glow(body, COOL, 170, 0.3)
  for (let i = -3; i <= 3; i++) {
    const at = i * 34
    canvas.draw(slab(400 + at, 300, 7, 178, 4), gold(120, 480))
    canvas.draw(slab(400, 300 + at, 178, 7, 4), gold(120, 480))
  }
  canvas.draw(body, gradient([58, 68, 92], [22, 26, 38], [268, 168], [532, 432]))
  canvas.draw(outline(slab(400, 300, 92, 92, 10), 3), mix(COOL, PALE, 0.3))
  const nodes: [number, number][] = [
    [350, 262],
    [350, 338],
    [400, 240],
    [400, 300],
    [400, 360],
    [450, 262],
    [450, 338],
  ]
  for (const [x, y] of nodes) canvas.draw(stroke(400, 300, x, y, 4), mix(COOL, INK, 0.25))
  for (const [x, y] of nodes) canvas.draw(disc(x, y, 12), mix(COOL, PALE, 0.5))
}

const card: Drawing = (canvas) => {
  const back = slab(430, 262, 214, 132, 20)
  const front = slab(378, 332, 214, 132, 20)
  canvas.glow(front, WARM, 130, 0.34)
  canvas.draw(back, gradient([64, 86, 118], [34, 44, 66], [216, 130], [644, 394]))
  canvas.draw(front, gradient([250, 196, 110], [190, 88, 62], [164, 200], [592, 464]))
  canvas.draw(slab(238, 300, 34, 26, 6), [255, 236, 190])
  for (const y of [388, 416]) canvas.draw(slab(300, y, y === 388 ? 96 : 60, 6, 6), [255, 226, 178])
  canvas.draw(star(518, 404, 34, 12, 4), [255, 246, 220])
}

const speaker: Drawing = (canvas) => {
  const body = slab(400, 310, 118, 188, 60)
  canvas.glow(body, WARM, 150, 0.32)
  canvas.draw(body, metal(110, 520))
  canvas.draw(disc(400, 372, 84), [24, 28, 38])
  canvas.draw(outline(disc(400, 372, 84), 6), gold(280, 460))
  canvas.draw(disc(400, 372, 46), gradient([74, 84, 106], [30, 34, 46], [360, 330], [440, 420]))
  canvas.draw(disc(400, 216, 40), [24, 28, 38])
  canvas.draw(outline(disc(400, 216, 40), 4), gold(170, 260))
  for (const reach of [200, 244]) {
    const arms = both(
      outline(disc(400, 300, reach), 8),
      polygon([100, 174], [700, 426], [700, 174], [100, 426]),
    )
    canvas.draw(arms, mix(INK, WARM, reach === 200 ? 0.6 : 0.32))
  }
}

const steam = (at: number): Shape => ({
  box: { left: at - 24, top: 144, right: at + 24, bottom: 236 },
  distance: (x, y) => Math.max(Math.abs(x - at - 16 * Math.sin(y / 22)) - 5, Math.abs(y - 190) - 46),
})

const tea: Drawing = (canvas) => {
  const cup = without(slab(380, 350, 132, 116, 70), slab(380, 210, 200, 60))
  canvas.glow(cup, WARM, 130, 0.34)
  canvas.draw(outline(disc(520, 350, 50), 20), metal(300, 400))
  canvas.draw(cup, gradient([246, 240, 228], [150, 150, 160], [260, 270], [500, 470]))
  canvas.draw(slab(380, 276, 118, 10, 10), gradient([214, 132, 60], [150, 76, 36], [262, 0], [498, 0]))
  canvas.draw(slab(390, 486, 210, 10, 10), metal(470, 500))
  for (const x of [330, 380, 430]) {
    canvas.draw(steam(x), mix(INK, PALE, 0.4))
  }
}

// The marks of the sponsors: one plain sign each.
const ridge: Drawing = (canvas) => {
  canvas.draw(
    polygon([190, 440], [360, 170], [452, 318], [520, 230], [640, 440]),
    gradient(PALE, STEEL, [0, 170], [0, 440]),
  )
  canvas.draw(star(560, 176, 48, 14, 4), WARM)
}
const wave: Drawing = (canvas) => {
  for (const [i, reach] of [70, 130, 190].entries()) {
    const arc = both(outline(disc(300, 300, reach), 30), polygon([300, 300], [540, 60], [540, 540]))
    canvas.draw(arc, mix(WARM, PALE, i * 0.3))
  }
  canvas.draw(disc(300, 300, 34), PALE)
}
const cape: Drawing = (canvas) => {
  canvas.draw(
    both(disc(400, 300, 180), polygon([180, 480], [400, 160], [620, 480])),
    gradient(COOL, [46, 92, 130], [0, 140], [0, 480]),
  )
  canvas.draw(outline(disc(400, 300, 186), 12), PALE)
}
const reeds: Drawing = (canvas) => {
  for (const [i, height] of [150, 230, 300, 250, 180].entries()) {
    canvas.draw(slab(264 + i * 68, 460 - height / 2, 20, height / 2, 20), mix([120, 206, 150], PALE, i / 6))
  }
  canvas.draw(slab(400, 478, 190, 7, 7), STEEL)
}

const DRAWINGS = { laptop, headphones, medal, gift, chip, card, speaker, tea, ridge, wave, cape, reeds }
export type PictureName = keyof typeof DRAWINGS

let ground: Canvas | undefined

/** The dark that every object stands on, with a little light in the middle; painted once. */
function backdrop(): Canvas {
  if (!ground) {
    ground = new Canvas(WIDTH, HEIGHT)
    ground.fill(gradient(NIGHT, INK, [0, 0], [0, HEIGHT]))
    ground.glow(disc(WIDTH / 2, HEIGHT / 2, 60), mix(NIGHT, WARM, 0.34), 360, 0.6)
  }
  return ground
}

/** A picture of 800 by 600 as a PNG file: an object in warm light on the dark. */
export async function picture(name: PictureName): Promise<Buffer> {
  const canvas = new Canvas(WIDTH, HEIGHT, backdrop().rgb.slice())
  DRAWINGS[name](canvas)
  return png(WIDTH, HEIGHT, new Uint8Array(canvas.rgb.buffer))
}
