import type { Refusal } from '../../shared/show/rule.ts'
import { shrink } from '../kit/shrink.ts'
import { ask } from '../link/http.ts'

/** Shrinks a picture and has the server keep it; its SHA-256, or why not. Rejects where the browser cannot read it. */
export async function keepPicture(event: string, file: Blob): Promise<{ sha256: string } | Refusal> {
  const form = new FormData()
  form.append('picture', await shrink(file))
  return ask<{ sha256: string }>({ role: 'host' }, 'POST', `/api/events/${event}/pictures`, form)
}

/** The address of a picture in the panel. */
export const pictureAddress = (event: string, sha: string): string =>
  `/api/events/${event}/pictures/${sha}?role=host`
