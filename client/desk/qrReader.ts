import { partOf } from '../kit/part.ts'

/** Reads the text of a QR code in a picture of the camera; null where there is none. */
export type QrReader = (video: HTMLVideoElement) => Promise<string | null>

/** What browsers that read codes themselves offer (https://wicg.github.io/shape-detection-api/). */
interface NativeDetector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>
}
interface NativeDetectorClass {
  new (options: { formats: string[] }): NativeDetector
  getSupportedFormats(): Promise<string[]>
}

/** The most pixels of a side of the picture that is searched; codes on a ticket need no more. */
const MOST_PIXELS = 640
/** The least of a code that a hall's light lets through takes more tries than one frame of 60 a second; in ms. */
const TIME_LIMIT_MS = 60

/** The browser's own reader where it has one, else ours, which is loaded only then. */
export async function qrReader(): Promise<QrReader> {
  return (await nativeReader()) ?? ownReader()
}

async function nativeReader(): Promise<QrReader | null> {
  const Detector = (window as { BarcodeDetector?: NativeDetectorClass }).BarcodeDetector
  const formats = await Detector?.getSupportedFormats().catch((): string[] => [])
  if (!Detector || !formats?.includes('qr_code')) return null
  const detector = new Detector({ formats: ['qr_code'] })
  return async (video) => (await detector.detect(video))[0]?.rawValue || null
}

async function ownReader(): Promise<QrReader> {
  const { default: decode } = await partOf(() => import('qr/decode.js'))
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return async (video) => {
    const { videoWidth, videoHeight } = video
    if (!context || videoWidth === 0) return null
    // The middle of the picture, which is what the frame on the page shows.
    const side = Math.min(videoWidth, videoHeight)
    const size = Math.min(side, MOST_PIXELS)
    canvas.width = canvas.height = size
    context.drawImage(video, (videoWidth - side) / 2, (videoHeight - side) / 2, side, side, 0, 0, size, size)
    return read(decode, context.getImageData(0, 0, size, size))
  }
}

/** Most pictures hold no code, which the decoder says by throwing. */
export function read(decode: Decode, { width, height, data }: ImageData): string | null {
  try {
    return decode({ width, height, data }, { timeLimit: TIME_LIMIT_MS }) || null
  } catch {
    return null
  }
}
type Decode = typeof import('qr/decode.js').default
