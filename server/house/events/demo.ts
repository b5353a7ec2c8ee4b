import { createHash } from 'node:crypto'
import { demoEvent } from '../../demo/event.ts'
import type { DemoEvent } from '../../demo/types.ts'
import type { StoredFile } from '../../journals/journal.ts'
import type { Language } from '../../../shared/show/languages.ts'
import { settingsIn, type State } from '../../../shared/show/state.ts'
import { NewEvent } from './newEvent.ts'

/** Seats of each table of the demo event. */
const DEMO_SEATS = 12

/** The demo event as a rehearsal, with its pictures. */
export async function demoEvening(
  id: string,
  language: Language,
  now: number,
): Promise<{ event: NewEvent; pictures: [sha: string, picture: StoredFile][] }> {
  const demo = await demoEvent(language)
  const pictures = new Map(demo.pictures.map(({ name, bytes }) => [name, { sha: shaOf(bytes), bytes }]))
  const picture = (name: (typeof demo.pictures)[number]['name']): string => pictures.get(name)!.sha
  const event = new NewEvent(id, now, {
    type: 'event-made',
    title: demo.title,
    rehearsal: true,
    settings: { ...settingsIn(language), roll: 'checked-in' },
  })
  event.ask('people.import', { preview: '' }, { added: demo.people, changed: [] })
  event.ask('seating.apply', seatingOf(event.state, demo))
  const sponsors = new Map<string, string>()
  for (const { key, name, thanks, logo } of demo.sponsors) {
    sponsors.set(key, event.ask('sponsor.save', { name, thanks, logo: picture(logo) }))
  }
  const prizes = new Map(demo.prizes.map((prize) => [prize.key, prize]))
  for (const { scene, title, prize: key, content, notes, plan } of demo.cues) {
    if (key === undefined) {
      event.ask('cue.save', { scene, title, content, notes, ...plan })
      continue
    }
    const { key: _key, sponsor, picture: name, ...fields } = prizes.get(key)!
    const prize = event.ask('prize.save', {
      ...fields,
      sponsor: sponsors.get(sponsor),
      picture: picture(name),
    })
    const cue = event.state.cues.find((one) => one.prize === prize)!
    event.ask('cue.save', { id: cue.id, scene, title, content, notes, ...plan })
  }
  for (const { picture: name, ...work } of demo.works)
    event.ask('work.save', { ...work, picture: picture(name) })
  return {
    event,
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
