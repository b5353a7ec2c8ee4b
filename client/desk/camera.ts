import { onMounted, onUnmounted, ref, type Ref } from 'vue'
import { qrReader } from './qrReader.ts'
import { Sightings } from './scan.ts'

/** Why there is no picture: no secure page, not allowed, no camera, or it is used by another program. */
export type CameraProblem = 'insecure' | 'denied' | 'none' | 'failed'

/** Milliseconds between two looks at the picture. */
const LOOK_EVERY_MS = 100

/**
 * Shows the camera at the back of the device in a video element while the component is mounted, and calls `seen` with each
 * code that comes into sight.
 */
export function useCamera(video: Readonly<Ref<HTMLVideoElement | null>>, seen: (text: string) => void) {
  const problem = ref<CameraProblem | null>(null)
  let stream: MediaStream | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false
  const sightings = new Sightings()

  async function open(): Promise<void> {
    problem.value = null
    if (!isSecureContext || !navigator.mediaDevices) return void (problem.value = 'insecure')
    try {
      const [opened, read] = await Promise.all([
        navigator.mediaDevices.getUserMedia({
          audio: false,
          video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
        }),
        qrReader(),
      ])
      close()
      stream = opened
      if (over || !video.value) return close()
      video.value.srcObject = stream
      await video.value.play()
      look(read)
    } catch (error) {
      close()
      problem.value = problemOf(error)
    }
  }

  function look(read: Awaited<ReturnType<typeof qrReader>>): void {
    timer = setTimeout(async () => {
      const element = video.value
      if (over || !element) return
      const text =
        element.readyState >= element.HAVE_CURRENT_DATA ? await read(element).catch(() => null) : null
      if (over) return
      if (text !== null && sightings.isNew(text, performance.now())) seen(text)
      look(read)
    }, LOOK_EVERY_MS)
  }

  function close(): void {
    clearTimeout(timer)
    stream?.getTracks().forEach((track) => track.stop())
    stream = null
  }

  /** A phone that slept, or showed another page, has ended the camera. */
  function wake(): void {
    const ended = stream?.getTracks().some(({ readyState }) => readyState === 'ended')
    if (document.visibilityState === 'visible' && (ended || video.value?.paused)) void open()
  }

  onMounted(() => {
    void open()
    document.addEventListener('visibilitychange', wake)
  })
  onUnmounted(() => {
    over = true
    document.removeEventListener('visibilitychange', wake)
    close()
  })
  return { problem, open }
}

function problemOf(error: unknown): CameraProblem {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'failed'
}
