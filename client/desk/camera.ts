import { onMounted, onUnmounted, ref, type Ref } from 'vue'
import { qrReader } from './qrReader.ts'
import { Sightings } from './scan.ts'

/**
 * Why there is no picture: no secure page, not allowed, no camera, used by another program, stopped while it was open (unplugged,
 * or taken by the system), or another fault.
 */
export type CameraProblem = 'insecure' | 'denied' | 'none' | 'busy' | 'ended' | 'failed'

/** What browsers call each problem; the older names are of Chrome and Firefox before they agreed. */
const PROBLEMS = new Map<string, CameraProblem>(
  Object.entries({
    NotAllowedError: 'denied',
    SecurityError: 'denied',
    PermissionDeniedError: 'denied',
    NotFoundError: 'none',
    OverconstrainedError: 'none',
    DevicesNotFoundError: 'none',
    NotReadableError: 'busy',
    TrackStartError: 'busy',
    AbortError: 'busy',
  }),
)

/** Opens the camera at the back of the device, or any; answers why there is none. */
export async function openCamera(
  devices: Pick<MediaDevices, 'getUserMedia'> | undefined,
  secure: boolean,
): Promise<MediaStream | CameraProblem> {
  if (!secure || !devices) return 'insecure'
  try {
    return await devices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
    })
  } catch (error) {
    return PROBLEMS.get((error as Error | null)?.name ?? '') ?? 'failed'
  }
}

/** Milliseconds between two looks at the picture. */
const LOOK_EVERY_MS = 100

/**
 * Shows the camera in a video element while the component is mounted, and calls `seen` with each code that comes into sight.
 * `unseen` tells that none has come for long.
 */
export function useCamera(video: Readonly<Ref<HTMLVideoElement | null>>, seen: (text: string) => void) {
  const problem = ref<CameraProblem | null>(null)
  const unseen = ref(false)
  let stream: MediaStream | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false
  let sightings = new Sightings()

  async function open(): Promise<void> {
    problem.value = null
    unseen.value = false
    const opened = await openCamera(navigator.mediaDevices, isSecureContext)
    close()
    if (typeof opened === 'string') return void (problem.value = opened)
    stream = opened
    for (const track of opened.getTracks()) track.addEventListener('ended', () => ended(opened))
    if (over || !video.value) return close()
    try {
      video.value.srcObject = stream
      const [read] = await Promise.all([qrReader(), video.value.play()])
      sightings = new Sightings(performance.now())
      look(read)
    } catch {
      close()
      problem.value = 'failed'
    }
  }

  function look(read: Awaited<ReturnType<typeof qrReader>>): void {
    timer = setTimeout(async () => {
      const element = video.value
      if (over || !element) return
      const text =
        element.readyState >= element.HAVE_CURRENT_DATA ? await read(element).catch(() => null) : null
      if (over) return
      const now = performance.now()
      if (text !== null && sightings.isNew(text, now)) seen(text)
      unseen.value = sightings.isLongAgo(now)
      look(read)
    }, LOOK_EVERY_MS)
  }

  function close(): void {
    clearTimeout(timer)
    stream?.getTracks().forEach((track) => track.stop())
    stream = null
  }

  /** A page that is hidden gets its camera back as it wakes. */
  function ended(which: MediaStream): void {
    if (which !== stream || document.visibilityState !== 'visible') return
    close()
    problem.value = 'ended'
  }

  /** A phone that slept, or showed another page, has ended the camera. */
  function wake(): void {
    const isOver = stream?.getTracks().some(({ readyState }) => readyState === 'ended')
    if (document.visibilityState === 'visible' && (isOver || video.value?.paused)) void open()
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
  return { problem, unseen, open }
}
