import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { audit } from '../../shared/fair/audit.ts'
import { evolve } from '../../shared/show/evolve.ts'
import { emptyHouse, evolveHouse, type HouseState } from '../../shared/show/house.ts'
import { see } from '../../shared/show/see.ts'
import { covered } from '../../shared/show/stage.ts'
import { emptyState, type Draw, type State } from '../../shared/show/state.ts'
import { orderLaw } from '../show/laws/draws.ts'
import { stockLaws } from '../show/laws/awards.ts'
import { NAME_PREFIX, type CrashClient } from './crashClient.ts'
import { system } from './showSystem.ts'
import { readStored, bytesOf, type StoredJournal } from './storedJournal.ts'
import { disagreements } from './sentCommands.ts'

/** What the killed server left on disk. */
export interface Left {
  house: HouseState
  state: State
  /** By event; `house` is the house. */
  rests: Map<string, StoredJournal>
}

/** Reads what a killed server left on disk and checks that it agrees with every answer that clients received. */
export function readLeft(evening: CrashClient): Left {
  const { data } = evening.process
  const house = readStored(join(data, 'house.sqlite'))
  const state = evolveHouse(emptyHouse(), house.facts)
  const rests = new Map([['house', house]])
  for (const { id } of state.events) rests.set(id, readStored(join(data, 'events', `${id}.sqlite`)))
  for (const [id, rest] of rests) {
    expect(
      disagreements(
        evening.sent.filter(({ event }) => event === id),
        rest,
      ),
    ).toEqual([])
  }
  for (const { id, revoked } of state.keys) expect(house.secrets.has(`key:${id}`)).toBe(!revoked)
  const left = {
    house: state,
    rests,
    state: evolve(emptyState(evening.event), rests.get(evening.event)!.facts),
  }
  for (const [draw, winners] of evening.winners) {
    expect(left.state.draws.find(({ id }) => id === draw)?.winners).toEqual(winners)
  }
  stockLaws(left.state, system)
  orderLaw(left.state)
  return left
}

/** Checks that the restarted server serves exactly what was left on disk and has caught up with what fell due. */
export async function reckon(evening: CrashClient, left: Left, startedAt: number): Promise<void> {
  const { host, event, process } = evening
  expect((await host.get('/readyz')).body).toEqual({ ok: true })
  const events = (await host.get('/api/events')).body as { id: string }[]
  expect(events.map(({ id }) => id)).toEqual(left.house.events.map(({ id }) => id))
  const files = readdirSync(join(process.data, 'events')).filter((file) => file.endsWith('.sqlite'))
  expect(files.toSorted()).toEqual(events.map(({ id }) => `${id}.sqlite`).toSorted())
  forgotten(evening, left)
  await revealed(evening, left.state, startedAt)
  await answered(evening, left)
  await evening.readState()
  stockLaws(evening.state, system)
  orderLaw(evening.state)
  const proof = await host.get(`/api/events/${event}/proof.json`)
  expect(audit(proof.body).findings.filter(({ level }) => level === 'error')).toEqual([])
}

/** Checks that an erasure recorded in the journal has also been completed in the files. */
function forgotten({ erased, process }: CrashClient, { rests }: Left): void {
  for (const id of erased) {
    const isErased = rests.get(id)?.facts.some(({ body }) => body?.type === 'people-erased')
    const holdsNames = bytesOf(join(process.data, 'events'), id).includes(NAME_PREFIX)
    if (rests.has(id)) expect([id, holdsNames]).toEqual([id, !isErased])
  }
}

/** Checks that what was due at the start is revealed at once, unless the stage is covered, and that nothing else happened. */
async function revealed(evening: CrashClient, before: State, startedAt: number): Promise<void> {
  const draw = before.draws.find(({ id }) => id === before.opened?.no)
  const pages = draw && !covered(before) ? draw.pages.filter(({ to }) => to > draw.shown || to === 0) : []
  const late = pages.findLast(({ over }) => over <= startedAt)
  const isShown = ({ shown, phase }: Draw) =>
    shown >= late!.to && (late !== pages.at(-1) || phase === 'revealed')
  if (late)
    await evening.hostSocket.until(() =>
      evening.shown.draws.some((one) => one.id === draw!.id && isShown(one)),
    )
  const now = await evening.host.state(evening.event)
  if (pages.some(({ over }) => over <= evening.process.now)) return
  expect(now).toEqual(JSON.parse(JSON.stringify(see('host', before))))
}

/** Checks that each session gets its answers again, and that commands without an answer, sent again, take effect exactly once. */
async function answered(evening: CrashClient, { rests }: Left): Promise<void> {
  const recent = evening.sent.slice(-60)
  const others = evening.random.shuffled(evening.sent.slice(0, -60)).slice(0, 20)
  for (const sent of [...recent, ...others]) {
    const rest = rests.get(sent.event)
    if (!rest) continue
    const kept = rest.answers.get(sent.id)
    const path = `/api/events/${sent.event}/commands/${sent.id}`
    expect((await sent.by.get(path)).body).toEqual(kept ?? { refused: 'not-found', with: {} })
    if (sent.answer && evening.random.chance(0.8)) continue
    const again = await evening.deliver(sent)
    if (kept) expect(again).toEqual(kept)
    expect((await sent.by.get(path)).body).toEqual(again)
  }
}
