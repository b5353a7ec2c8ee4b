import type { Refusal } from '../../shared/show/rule.ts'
import type { PictureKept } from '../../shared/wire.ts'
import { shrink } from '../kit/shrink.ts'
import { ask } from '../link/http.ts'

/** Shrinks a picture and has the server keep it; its SHA-256, or why not. Rejects where the browser cannot read it. */
export async function keepPicture(event: string, file: Blob): Promise<PictureKept | Refusal> {
  const form = new FormData()
  form.append('picture', await shrink(file))
  return ask<PictureKept>({ role: 'host' }, 'POST', `/api/events/${event}/pictures`, form)
}

/** The address of a picture in the panel. */
export const pictureAddress = (event: string, sha: string): string =>
  `/api/events/${event}/pictures/${sha}?role=host`
