import type { State } from '../../../shared/show/state.ts'
import type { Journal } from '../../journals/journal.ts'
import { namedFiles } from './copy.ts'

/**
 * Removes the pictures that people had and that nothing of the event names any more: they were replaced, taken away, or their
 * owners are gone. Facts of the past still name them, and nobody is shown those. Pictures of anything else stay.
 */
export async function dropReplacedPortraits(stateNow: () => State, journal: Journal): Promise<void> {
  const isNamed = () => new Set(namedFiles(stateNow(), stateNow().people))
  const before = isNamed()
  const unnamed = new Set((await journal.files()).filter((sha) => !before.has(sha)))
  if (unnamed.size === 0) return
  const portraits = new Set<string>()
  for await (const lines of journal.read())
    for (const { body } of lines) {
      // Most lines are of other facts.
      if (!body?.includes('person-pictured')) continue
      const { type, picture } = JSON.parse(body) as { type: string; picture?: string }
      if (type === 'person-pictured' && picture && unnamed.has(picture)) portraits.add(picture)
    }
  const now = isNamed()
  await journal.dropFiles([...portraits].filter((sha) => !now.has(sha)))
}
