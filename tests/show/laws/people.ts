import type { RecordedCommand } from '../../support/showRecorder.ts'
import { holds } from './law.ts'

/** An entry never changes after its first seal; of two that were one person, one is withdrawn (fd1 §1). */
export function entryLaws({ type, before, after }: RecordedCommand): void {
  if (type === 'people.erase') return
  const now = new Map(after.people.map((person) => [person.id, person.entry]))
  for (const { id, entry, sealed } of before.people) {
    if (!sealed || now.get(id) === entry) continue
    holds('a sealed entry never changes', type === 'person.merge', { id, entry })
    const out = after.out.find((one) => one.id === entry)
    const kept = after.people.some((person) => person.entry === entry)
    holds('a sealed person who is merged away is withdrawn', kept || out?.reason === 'withdrawn', entry)
  }
}

/** What a sealed person is called changes by a correction of the host alone; their former code stays theirs. */
export function namingLaws({ type, before, after, who }: RecordedCommand): void {
  const now = new Map(after.people.map((person) => [person.id, person]))
  for (const { id, name, code, sealed } of before.people) {
    const person = now.get(id)
    if (!sealed || !person || (person.name === name && person.code === code)) continue
    const allowed = type === 'person.correct' && who.role === 'host'
    holds('only the host corrects a sealed name or code', allowed, { id, name, type })
    const codes = [...(person.also ?? []), person.code]
    holds('a corrected person keeps the code that was sealed', codes.includes(code), { code, codes })
  }
}

/** Who is checked in by a list is checked in afterwards, and who was so before stays so. */
export function importLaws({ before, after, rows }: RecordedCommand): void {
  if (!rows) return
  const here = new Set(after.people.filter((person) => person.checkedIn).map((person) => person.id))
  const byCode = new Map(after.people.map((person) => [person.code, person.id]))
  for (const { code, checkedIn } of rows) {
    // The row of whoever was merged into somebody else says nothing more.
    const id = byCode.get(code)
    if (id && checkedIn) holds('an import takes every check-in over', here.has(id), code)
  }
  for (const { id, checkedIn } of before.people)
    if (checkedIn) holds('an import undoes no check-in', here.has(id), id)
}
