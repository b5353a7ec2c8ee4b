import { contentOf, linesOf, PICTURE, type Member } from './content.ts'
import { sceneNamed } from './index.ts'

/** Whether what is saved for a member is of its kind and keeps its limits; nothing at all always does. */
export function fits(member: Member, saved: unknown): boolean {
  if (saved === undefined) return true
  if (member.kind === 'minutes') return typeof saved === 'number' && saved > 0 && saved <= member.most
  if (member.kind === 'switch') return typeof saved === 'boolean'
  if (member.kind === 'picture') return typeof saved === 'string' && (saved === '' || PICTURE.test(saved))
  if (member.kind === 'text' || member.kind === 'clock')
    return typeof saved === 'string' && saved.length <= member.length
  if (typeof saved !== 'string' && !Array.isArray(saved)) return false
  const lines = linesOf(member.kind, saved)
  return lines.length <= member.items && lines.every((line) => line.length <= member.length)
}

/** What stands in a member in place of a time of day and is none, as `25:70`. */
export function wrongTimes(member: Member, saved: unknown): string[] {
  const times =
    member.kind === 'clock'
      ? linesOf('clock', saved)
      : member.kind === 'agenda'
        ? contentOf({ items: member }, { items: saved }).items.map(({ at }) => at)
        : []
  return times.filter((time) => time !== '' && !/^([01]?\d|2[0-3]):[0-5]\d$/.test(time))
}

/** The members of a content that its scene does not know or that break their limits; none for an unknown scene. */
export function contentFaults(name: string, content: Record<string, unknown>): string[] {
  const members: Record<string, Member> | undefined = sceneNamed(name)?.content
  if (!members) return []
  return Object.entries(content)
    .filter(([key, saved]) => !Object.hasOwn(members, key) || !fits(members[key]!, saved))
    .map(([key]) => key)
}
