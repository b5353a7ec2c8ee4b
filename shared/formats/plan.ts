import type { ImportChoices, ImportPlan, PersonInput } from '../show/rule.ts'
import { type PersonChange, difference, type Known } from './difference.ts'
import type { Double } from './doubles.ts'
import type { Listed } from './people.ts'

/** What of a list is kept until it is imported. */
export type KeptPreview = Pick<Listed, 'people' | 'away' | 'fields' | 'doubles'>

const takes = (choice: ImportChoices['replace'], id: string): boolean =>
  choice === true || !!choice?.includes(id)

/** What importing a list does to the people of now, as the host has chosen. */
export function planOf(
  { people, away, fields, doubles }: KeptPreview,
  existing: readonly Known[],
  choices: ImportChoices,
): ImportPlan {
  const { added, changed, replaced, leaving, missing } = difference(existing, people, fields, away)
  const changes = [...changed, ...replaced.filter(({ person }) => takes(choices.replace, person))]
  const chosen = doubles.filter(({ codes }) => codes.some((code) => takes(choices.merge, code)))
  const merged = mergedDoubles(added, existing, chosen)
  return {
    added: merged.added,
    changed: [...changes.map(({ person, after }) => ({ person, after })), ...merged.changed],
    withdrawn: [
      ...leaving.flatMap(({ person }) =>
        takes(choices.leaving, person) ? [{ person, reason: 'asked' as const }] : [],
      ),
      ...missing.flatMap((person) =>
        takes(choices.missing, person) ? [{ person, reason: 'ineligible' as const }] : [],
      ),
    ],
  }
}

/** The doubles among those whom the list adds, each as one person who has all the codes; whoever is there already takes them. */
function mergedDoubles(
  added: PersonInput[],
  existing: readonly Known[],
  doubles: Double[],
): { added: PersonInput[]; changed: Pick<PersonChange, 'person' | 'after'>[] } {
  if (doubles.length === 0) return { added, changed: [] }
  const byCode = new Map(added.map((person) => [person.code, person]))
  const changed: Pick<PersonChange, 'person' | 'after'>[] = []
  for (const { codes } of doubles) {
    const fresh = codes.filter((code) => byCode.has(code))
    const known = existing.find(({ code, also }) =>
      codes.some((each) => each === code || also?.includes(each)),
    )
    const [keep, ...others] = fresh
    if (keep === undefined) continue
    if (known) changed.push({ person: known.id, after: { also: [...(known.also ?? []), ...fresh] } })
    else if (others.length > 0) {
      const all = fresh.map((code) => byCode.get(code)!)
      const also = [...others, ...all.flatMap((person) => person.also ?? [])]
      const came = all.some(({ checkedIn }) => checkedIn)
      byCode.set(keep, { ...byCode.get(keep)!, also, ...(came && { checkedIn: true }) })
    }
    for (const code of known ? fresh : others) byCode.delete(code)
  }
  return { added: [...byCode.values()], changed }
}
