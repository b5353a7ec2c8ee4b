import { parentPort } from 'node:worker_threads'
import type { Known } from '../../../shared/formats/difference.ts'
import { type KeptPreview, planOf } from '../../../shared/formats/plan.ts'
import type { PlanOrder, PlanPart } from '../planMessages.ts'

/** People of a plan sent at once: few enough that unpacking them does not hold up the event loop. */
const PEOPLE_PER_MESSAGE = 500

const main = parentPort!
const known: Known[] = []
const decoder = new TextDecoder()
let list = ''
let parts: Generator<PlanPart> | null = null

main.on('message', (order: PlanOrder) => {
  if ('known' in order) return void known.push(...order.known)
  if ('kept' in order) return void (list += decoder.decode(order.kept, { stream: true }))
  if ('choices' in order) {
    const kept = JSON.parse(list + decoder.decode()) as KeptPreview
    parts = partsOf(planOf(kept, known, order.choices))
  }
  // Each part waits until it is asked for: a port hands over all that has come at once.
  main.postMessage(parts!.next().value ?? null)
})

function* partsOf({ added, changed, withdrawn = [] }: ReturnType<typeof planOf>): Generator<PlanPart> {
  for (let at = 0; at < added.length; at += PEOPLE_PER_MESSAGE)
    yield { added: added.slice(at, at + PEOPLE_PER_MESSAGE) }
  for (let at = 0; at < changed.length; at += PEOPLE_PER_MESSAGE)
    yield { changed: changed.slice(at, at + PEOPLE_PER_MESSAGE) }
  for (let at = 0; at < withdrawn.length; at += PEOPLE_PER_MESSAGE)
    yield { withdrawn: withdrawn.slice(at, at + PEOPLE_PER_MESSAGE) }
}
