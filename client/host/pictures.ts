import type { Refusal } from '../../shared/show/rule.ts'
import type { PictureKept } from '../../shared/wire.ts'
import { shrink } from '../kit/shrink.ts'
import { ask } from '../link/http.ts'

/**
 * Scales a picture down and uploads it; resolves to its SHA-256 digest or the refusal. Rejects if the browser cannot decode
 * it.
 */
export async function keepPicture(event: string, file: Blob): Promise<PictureKept | Refusal> {
  const form = new FormData()
  form.append('picture', await shrink(file))
  return ask<PictureKept>({ role: 'host' }, 'POST', `/api/events/${event}/pictures`, form)
}

/** URL of an uploaded picture, for the panel. */
export const pictureAddress = (event: string, sha: string): string =>
  `/api/events/${event}/pictures/${sha}?role=host`
