import { createHash, randomBytes } from 'node:crypto'
import { decide } from '../../../shared/show/decide.ts'
import { evolve } from '../../../shared/show/evolve.ts'
import { factsOf, isRefusal, type Body, type Context, type ImportPlan } from '../../../shared/show/rule.ts'
import type { Language } from '../../../shared/show/languages.ts'
import { emptyState, settingsIn, type State } from '../../../shared/show/state.ts'
import { newSalt } from '../../ledger/chain.ts'
import { demoEvent } from '../../demo/event.ts'
import type { DemoEvent } from '../../demo/types.ts'
import type { StoredFile } from '../../journals/journal.ts'

/** A new event, ready to be written. */
export interface NewEvent {
  title: string
  facts: Body[]
  pictures: [sha: string, picture: StoredFile][]
}

/** Seats of each table of the demo event. */
const DEMO_SEATS = 12

/** The demo event as a rehearsal, made by the same commands that a host would give. */
export async function demoFacts(id: string, language: Language, now: number): Promise<NewEvent> {
  const demo = await demoEvent(language)
  const pictures = new Map(demo.pictures.map(({ name, bytes }) => [name, { sha: shaOf(bytes), bytes }]))
  const picture = (name: (typeof demo.pictures)[number]['name']): string => pictures.get(name)!.sha
  const facts: Body[] = [
    {
      type: 'event-made',
      title: demo.title,
      rehearsal: true,
      settings: { ...settingsIn(language), roll: 'checked-in' },
    },
  ]
  let state = evolve(emptyState(id), [{ at: now, body: facts[0]! }])

  const ask = (type: string, asked: object, plan?: ImportPlan): string => {
    const decision = decide(state, { type, ask: asked }, context(now, plan))
    if (isRefusal(decision)) throw new Error(`demo: ${decision.refused}`)
    const made = factsOf(decision)
    facts.push(...made)
    state = evolve(
      state,
      made.map((body) => ({ at: now, body })),
    )
    return String(decision.answer?.['id'] ?? '')
  }

  ask('people.import', { preview: '' }, { added: demo.people, changed: [] })
  ask('seating.apply', seatingOf(state, demo))
  const sponsors = new Map<string, string>()
  for (const { key, name, thanks, logo } of demo.sponsors) {
    sponsors.set(key, ask('sponsor.save', { name, thanks, logo: picture(logo) }))
  }
  const prizes = new Map(demo.prizes.map((prize) => [prize.key, prize]))
  for (const { scene, title, prize: key, content, notes, plan } of demo.cues) {
    if (key === undefined) {
      ask('cue.save', { scene, title, content, notes, ...plan })
      continue
    }
    const { key: _key, sponsor, picture: name, ...fields } = prizes.get(key)!
    const prize = ask('prize.save', { ...fields, sponsor: sponsors.get(sponsor), picture: picture(name) })
    const cue = state.cues.find((one) => one.prize === prize)!
    ask('cue.save', { id: cue.id, scene, title, content, notes, ...plan })
  }
  for (const { picture: name, ...work } of demo.works) ask('work.save', { ...work, picture: picture(name) })
  return {
    title: demo.title,
    facts,
    pictures: [...pictures.values()].map(({ sha, bytes }) => [sha, { type: 'image/webp', bytes }]),
  }
}

/** The tables as the list names them. */
function seatingOf({ people }: State, { tables }: DemoEvent): object {
  return {
    arrangement: 'alike',
    seed: 0,
    tables: tables.map((table) => ({
      ...table,
      seats: DEMO_SEATS,
      people: people.filter(({ group }) => group === table.name).map(({ id }) => id),
    })),
  }
}

const shaOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Setting up draws nothing: there are no seeds to hand out. */
function context(now: number, plan: ImportPlan | undefined): Context {
  return {
    now,
    who: { role: 'host', name: '' },
    id: () => randomBytes(8).toString('hex'),
    salt: newSalt,
    anchor: '',
    seed() {
      throw new RangeError('demo: draws nothing')
    },
    plan,
  }
}
