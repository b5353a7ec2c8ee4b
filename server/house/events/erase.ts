import { keptPeople } from '../../../shared/show/event.ts'
import type { HouseEvent } from '../../../shared/show/house.ts'
import { refuse } from '../../../shared/show/refuse.ts'
import { isRefusal, refusal, type Body, type Refusal } from '../../../shared/show/rule.ts'
import type { State } from '../../../shared/show/state.ts'
import type { Journal } from '../../journals/journal.ts'
import type { Ledger } from '../../ledger/ledger.ts'

import { namedFiles } from './copy.ts'

type Erasure = Extract<Body, { type: 'people-erased' }>

/** Where the copies of an event are. */
export interface CopyPlaces {
  /** The events whose people were copied from this one, copies of a copy before the copy. */
  copies(event: string): readonly HouseEvent[]
  /** The ledger of an event; undefined if it cannot be served. */
  ledger(event: string): Ledger<State> | undefined
}

const ERASE = 'people.erase'
const SERVER = { id: 'erasure', role: 'server', name: '' } as const

/**
 * Erases the copies that an erasure of `event` names, before the event itself: after a crash in between the event is not erased
 * yet, and is asked again. Nothing is erased if one of them cannot be: answers why, or null once all are.
 */
export async function eraseCopies(
  event: string,
  { copies, kept }: Erasure,
  places: CopyPlaces,
): Promise<Refusal | null> {
  const named = places.copies(event).filter(({ id }) => copies.includes(id))
  for (const copy of named) {
    const refused = refuseCopy(copy, places)
    if (refused) return refused
  }
  for (const copy of named) {
    const ledger = places.ledger(copy.id)!
    if (ledger.state.erased) continue
    const keep = places.copies(copy.id).flatMap(({ id }) => (kept.includes(id) ? [id] : []))
    const said = await ledger.submit({ id: event, type: ERASE, ask: { keep } }, SERVER)
    if (isRefusal(said)) return about(said, copy)
  }
  return null
}

/**
 * Removes the pictures of those whom an erasure does not keep, with all others that nothing of the event names, before it is
 * written: the erasure of the journal that follows leaves nothing of them in the file.
 */
export async function erasePictures(state: State, journal: Journal): Promise<void> {
  const kept = keptPeople(state)
  const named = new Set(
    namedFiles(
      state,
      state.people.filter(({ id }) => kept.has(id)),
    ),
  )
  await journal.dropFiles((await journal.files()).filter((sha) => !named.has(sha)))
}

/** Why a copy cannot be erased now; null if it can, or is already. */
function refuseCopy(copy: HouseEvent, { ledger }: CopyPlaces): Refusal | null {
  const state = ledger(copy.id)?.state
  if (!state) return refusal('copy-unserved', { title: copy.title })
  if (state.erased) return null
  const refused = refuse(state, { type: ERASE, ask: {} }, SERVER)
  return refused && about(refused, copy)
}

/** A refusal of a copy, as it is told of the event. */
const about = (refused: Refusal, { title }: HouseEvent): Refusal =>
  refused.refused === 'draw-open' ? refusal('copy-draw-open', { title }) : refused
