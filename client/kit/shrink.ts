/** The longest side of a picture in pixels, and the most bytes of a PNG that has no transparency. */
const LONGEST_SIDE_PX = 1600
const MOST_PNG_BYTES = 1_500_000

/**
 * A picture as it is uploaded: drawn anew, so that only its pixels remain (no location, no camera data), with sides of at most
 * 1600 px; PNG if it is transparent or small, else JPEG. Rejects with the browser's error if it cannot decode the file.
 */
export async function shrink(file: Blob): Promise<Blob> {
  const picture = await decode(file)
  const scale = Math.min(1, LONGEST_SIDE_PX / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const context = canvas.getContext('2d')!
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  if (file.type !== 'image/jpeg') {
    const png = await encode(canvas, 'image/png')
    if (png.size <= MOST_PNG_BYTES || transparent(context)) return png
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
