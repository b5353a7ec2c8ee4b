import type { Refusal } from '../../shared/show/rule.ts'
import type { SoundKept } from '../../shared/wire.ts'
import { ask } from '../link/http.ts'

/** Uploads a sound file as it is; resolves to its SHA-256 digest or the refusal. */
export function keepSound(event: string, file: Blob): Promise<SoundKept | Refusal> {
  const form = new FormData()
  form.append('sound', file)
  return ask<SoundKept>({ role: 'host' }, 'POST', `/api/events/${event}/sounds`, form)
}
