/** The longest side of a picture, in pixels, and the most that it may weigh. */
const SIDE = 1600
const WEIGHT = 1_500_000

/**
 * A picture as it is sent: drawn anew, so that nothing of its file but the pixels remains (no place, no camera), at most
 * 1600 px long; PNG where it is see-through or small, else JPEG. Rejects with what the browser says of a file that it cannot draw.
 */
export async function shrink(file: Blob): Promise<Blob> {
  const picture = await decode(file)
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const context = canvas.getContext('2d')!
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  if (file.type !== 'image/jpeg') {
    const png = await encode(canvas, 'image/png')
    if (png.size <= WEIGHT || transparent(context)) return png
  }
  return encode(canvas, 'image/jpeg', 0.88)
}

async function decode(file: Blob): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(file)
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    return image
  } finally {
    URL.revokeObjectURL(url)
  }
}

function transparent(context: CanvasRenderingContext2D): boolean {
  const { data } = context.getImageData(0, 0, context.canvas.width, context.canvas.height)
  for (let i = 3; i < data.length; i += 4) if (data[i]! < 255) return true
  return false
}

function encode(canvas: HTMLCanvasElement, type: string, quality?: number): Promise<Blob> {
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no picture'))), type, quality),
  )
}
