import { withdrawnOf } from '../../../shared/show/pool.ts'
import { find } from '../../../shared/show/table.ts'
import type { Cell, Sheet, Source } from '../export.ts'
import { asSealed, momentOf } from '../rows.ts'
import type { Words } from '../words.ts'

/** Who withdrew from the draws, why and when. */
export function withdrawnSheet({ state, log }: Source, words: Words): Sheet {
  const rows = withdrawnOf(state).map((person): Cell[] => {
    const out = find(state.out, person.entry)
    const reason = out?.reason === 'withdrawn' ? out.cause : null
    return [
      person.name,
      person.group,
      person.code,
      person.phone,
      reason ? words(`withdrawn.${reason as 'left'}`) : '',
      momentOf(log.withdrawn.get(person.entry) ?? log.withdrawn.get(person.id) ?? 0),
      ...asSealed(state, person),
    ]
  })
  const header = (['name', 'group', 'code', 'phone', 'reason', 'at', 'sealed-as', 'corrected'] as const).map(
    words,
  )
  return { name: words('sheet.withdrawn'), header, rows }
}
