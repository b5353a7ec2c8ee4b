import { refusal, type Refusal } from '../../shared/show/rule.ts'
import type { SoundKept } from '../../shared/wire.ts'
import { ask } from '../link/http.ts'

/** The longest sound in minutes: a stage holds all of its samples in memory, so that none comes late. */
const LONGEST = 5

/**
 * Uploads a sound file as it is; resolves to its SHA-256 digest or the refusal: `sound-too-long {minutes}` where this browser
 * finds it longer than a stage should hold, else what the server says.
 */
export async function keepSound(event: string, file: Blob): Promise<SoundKept | Refusal> {
  if ((await secondsOf(file)) > LONGEST * 60) return refusal('sound-too-long', { minutes: LONGEST })
  const form = new FormData()
  form.append('sound', file)
  return ask<SoundKept>({ role: 'host' }, 'POST', `/api/events/${event}/sounds`, form)
}

/** The length of a sound in seconds; 0 where this browser cannot tell. */
function secondsOf(file: Blob): Promise<number> {
  const audio = new Audio()
  const url = URL.createObjectURL(file)
  return new Promise<number>((tell) => {
    audio.addEventListener('loadedmetadata', () => tell(Number.isFinite(audio.duration) ? audio.duration : 0))
    audio.addEventListener('error', () => tell(0))
    audio.preload = 'metadata'
    audio.src = url
  }).finally(() => URL.revokeObjectURL(url))
}
