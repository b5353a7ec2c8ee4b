import type { Refusal } from '../../../shared/show/rule.ts'
import { ask } from '../../link/http.ts'

/** Uploads a backup to take the place of an event that lost its end; {} once it is served again, or the refusal. */
export async function putBackup(event: string, file: Blob): Promise<object | Refusal> {
  const form = new FormData()
  form.append('backup', file)
  return ask({ role: 'host' }, 'POST', `/api/events/${event}/backup`, form)
}
