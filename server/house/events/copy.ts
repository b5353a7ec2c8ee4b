import { entryHash, type Entry } from '../../../shared/fair/roll.ts'
import { picturesOf } from '../../../shared/scenes/index.ts'
import type { Body } from '../../../shared/show/rule.ts'
import { awardsBy, isLive } from '../../../shared/show/awardQueries.ts'
import { stockOf } from '../../../shared/show/orders.ts'
import { isWithdrawn } from '../../../shared/show/pool.ts'
import { unrevealedHidden } from '../../../shared/show/revealed.ts'
import type { Person, State } from '../../../shared/show/state.ts'
import { find } from '../../../shared/show/table.ts'
import { splitTerms } from '../../../shared/show/terms.ts'
import type { Journal, StoredFile } from '../../journals/journal.ts'
import { nodeHash } from '../../workers/digests.ts'

/** How much of an event its copy takes: prizes, sponsors and rundown; the people too; or, for the evening after an admission, who won as the people. */
export type CopyOf = 'setup' | 'people' | 'winners'

export interface Copied {
  id: string
  title: string
  /** As YYYY-MM-DD; '' if it is not said. */
  date: string
  /** '' if it is not said. */
  city: string
  rehearsal: boolean
}

/**
 * The facts of a new event that begins as a copy. Everybody gets an entry of the new event; nobody is sealed, nothing is won, nobody
 * has chosen how to be named. A
 * rehearsal keeps who is checked in. A winner who has not been revealed is none yet: desks see who is in the copy.
 */
export function* copyFacts(source: State, copied: Copied, what: CopyOf, salt: () => string): Generator<Body> {
  const { title, date, city, rehearsal } = copied
  // A deadline is of its own evening.
  const [terms, { names, details, winnerPictures, beacon, ...settings }] = splitTerms(source.settings)
  yield { type: 'event-made', title, rehearsal, settings }
  yield { type: 'naming-set', names }
  if (details) yield { type: 'details-asked', on: true }
  if (winnerPictures) yield { type: 'winner-pictures-set', on: true }
  if (beacon) yield { type: 'beacon-set', seconds: beacon }
  if (date) yield { type: 'event-dated', date }
  if (city) yield { type: 'event-placed', city }
  if (terms) yield { type: 'event-terms-set', ...terms, claimBy: null }
  for (const own of source.sounds) yield { type: 'sound-set', ...own }
  for (const sponsor of source.sponsors) yield { type: 'sponsor-saved', sponsor }
  if (what !== 'winners') {
    const stock = stockOf(source)
    for (const { left: _left, claimBy: _by, order: _order, ...prize } of stock)
      yield { type: 'prize-saved', v: 2, prize }
    for (const cue of source.cues)
      if (!cue.prize || find(stock, cue.prize)) yield { type: 'cue-saved', v: 2, cue }
  }
  for (const person of copiedPeople(source, what)) {
    yield personFact(source, person, copied, salt())
    if (person.picture) yield { type: 'person-pictured', person: person.id, picture: person.picture }
  }
}

/** The people that a copy takes. */
function copiedPeople(source: State, what: CopyOf): readonly Person[] {
  if (what === 'setup') return []
  if (what === 'people') return source.people
  const { awards } = unrevealedHidden(source)
  const winners = awardsBy(awards.filter(isLive), 'entry')
  return source.people.filter(({ entry }) => winners.has(entry))
}

/** A person of the copy. Who had left stays away. */
function personFact(source: State, person: Person, { id, rehearsal }: Copied, salt: string): Body {
  const entry: Entry = { type: 'fd1/entry', event: id, id: person.code, name: person.name, salt }
  const {
    stays: _stays,
    walkIn: _walkIn,
    sealedAs: _sealedAs,
    arrived: _arrived,
    naming: _naming,
    picture: _picture,
    ...others
  } = person
  return {
    type: 'person-saved',
    v: 2,
    person: {
      ...others,
      entry: entryHash(entry, nodeHash),
      sealed: false,
      checkedIn: rehearsal && person.checkedIn,
      left: isWithdrawn(person, source),
    },
    entry,
  }
}

/** The pictures that an event's sponsors, prizes, cues, look and these people name, and the files of its sounds. */
export function namedFiles(state: State, people: readonly Person[]): string[] {
  const { background, logo } = state.settings.look
  const named = [
    background,
    logo,
    ...state.sponsors.map((sponsor) => sponsor.logo),
    ...state.prizes.map(({ picture }) => picture),
    ...state.cues.flatMap(picturesOf),
    ...state.sounds.map(({ file }) => file),
    ...people.map(({ picture = '' }) => picture),
  ]
  return [...new Set(named)].filter((sha) => sha !== '')
}

/** What a copy names of them with their bytes, of those that the event's journal has. */
export async function* copyPictures(
  source: State,
  what: CopyOf,
  journal: Journal,
): AsyncGenerator<[string, StoredFile]> {
  for (const sha of namedFiles(source, copiedPeople(source, what))) {
    const picture = await journal.file(sha)
    if (picture) yield [sha, picture]
  }
}
