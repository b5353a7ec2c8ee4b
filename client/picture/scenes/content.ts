import type { Cue } from '../../../shared/show/state.ts'

/** A cue's content is whatever somebody saved: these read what they can and take nothing amiss. */
type Content = Cue['content'] | undefined

/** A text of the content, '' if there is none. */
export function textOf(content: Content, key: string): string {
  const value = content?.[key]
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}

/** A finite number of the content, null if there is none. */
export function numberOf(content: Content, key: string): number | null {
  const value = content?.[key]
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

/** Lines of a text, or the items of a list; of an item that is a record its `name` or `title`. */
export function linesOf(content: Content, key: string): string[] {
  const value = content?.[key]
  const items: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split('\n') : []
  return items.map(nameOf).filter((line) => line !== '')
}

function nameOf(item: unknown): string {
  if (typeof item === 'string') return item.trim()
  if (!item || typeof item !== 'object') return ''
  const { name, title } = item as Record<string, unknown>
  return (
    [name, title].find((one): one is string => typeof one === 'string' && one.trim() !== '')?.trim() ?? ''
  )
}

export interface AgendaItem {
  /** A time of day as `19:30`, '' if there is none. */
  at: string
  title: string
  who: string
}

/** The items of an agenda: records, or lines such as `19:30 Opening · Name`. */
export function agendaOf(content: Content): AgendaItem[] {
  const value = content?.['items']
  const items: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split('\n') : []
  return items.map(itemOf).filter(({ title }) => title !== '')
}

function itemOf(item: unknown): AgendaItem {
  if (item && typeof item === 'object') {
    const said = (key: string) => textOf(item as Record<string, unknown>, key)
    return { at: said('at'), title: said('title'), who: said('who') }
  }
  const line = typeof item === 'string' ? item.trim() : ''
  const [, at = '', rest = ''] = /^(\d{1,2}[:：]\d{2})?\s*(.*)$/u.exec(line) ?? []
  const [title = '', ...who] = rest.split(' · ')
  return { at: at.replace('：', ':'), title: title.trim(), who: who.join(' · ').trim() }
}

/** Epoch ms of a time of day on the day of another instant, by this machine's time zone; null if it is none. */
export function instantOf(clock: string, day: number): number | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(clock) ?? []
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return null
  return new Date(day).setHours(Number(hours), Number(minutes), 0, 0)
}

/** Seconds as `1:05:09` or `5:09`. */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds))
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

const two = (value: number): string => String(value).padStart(2, '0')
