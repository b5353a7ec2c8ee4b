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
export interface StoredData {
  house: HouseState
  state: State
  /** By event; `house` is the house. */
  journals: Map<string, StoredJournal>
}

/** Reads what a killed server left on disk and checks that it agrees with every answer that clients received. */
export function readStoredData(client: CrashClient): StoredData {
  const { data } = client.process
  const house = readStored(join(data, 'house.sqlite'))
  const state = evolveHouse(emptyHouse(), house.facts)
  const journals = new Map([['house', house]])
  for (const { id } of state.events) journals.set(id, readStored(join(data, 'events', `${id}.sqlite`)))
  for (const [id, journal] of journals) {
    expect(
      disagreements(
        client.sent.filter(({ event }) => event === id),
        journal,
      ),
    ).toEqual([])
  }
  for (const { id, revoked } of state.keys) expect(house.secrets.has(`key:${id}`)).toBe(!revoked)
  const stored = {
    house: state,
    journals,
    state: evolve(emptyState(client.event), journals.get(client.event)!.facts),
  }
  for (const [draw, winners] of client.winners) {
    expect(stored.state.draws.find(({ id }) => id === draw)?.winners).toEqual(winners)
  }
  stockLaws(stored.state, system)
  orderLaw(stored.state)
  return stored
}

/** Checks that the restarted server serves exactly what was left on disk and has caught up with what fell due. */
export async function auditAfterStart(
  client: CrashClient,
  stored: StoredData,
  startedAt: number,
): Promise<void> {
  const { host, event, process } = client
  expect((await host.get('/readyz')).body).toEqual({ ok: true })
  const events = (await host.get('/api/events')).body as { id: string }[]
  expect(events.map(({ id }) => id)).toEqual(stored.house.events.map(({ id }) => id))
  const files = readdirSync(join(process.data, 'events')).filter((file) => file.endsWith('.sqlite'))
  expect(files.toSorted()).toEqual(events.map(({ id }) => `${id}.sqlite`).toSorted())
  checkErased(client, stored)
  await checkReveals(client, stored.state, startedAt)
  await checkAnswers(client, stored)
  await client.readState()
  stockLaws(client.state, system)
  orderLaw(client.state)
  const proof = await host.get(`/api/events/${event}/proof.json`)
  expect(audit(proof.body).findings.filter(({ level }) => level === 'error')).toEqual([])
}

/** Checks that an erasure recorded in the journal has also been completed in the files. */
function checkErased({ erased, process }: CrashClient, { journals }: StoredData): void {
  for (const id of erased) {
    const isErased = journals.get(id)?.facts.some(({ body }) => body?.type === 'people-erased')
    const holdsNames = bytesOf(join(process.data, 'events'), id).includes(NAME_PREFIX)
    if (journals.has(id)) expect([id, holdsNames]).toEqual([id, !isErased])
  }
}

/** Checks that what was due at the start is revealed at once, unless the stage is covered, and that nothing else happened. */
async function checkReveals(client: CrashClient, before: State, startedAt: number): Promise<void> {
  const draw = before.draws.find(({ id }) => id === before.opened?.no)
  const pages = draw && !covered(before) ? draw.pages.filter(({ to }) => to > draw.shown || to === 0) : []
  const late = pages.findLast(({ over }) => over <= startedAt)
  const isShown = ({ shown, phase }: Draw) =>
    shown >= late!.to && (late !== pages.at(-1) || phase === 'revealed')
  if (late)
    await client.hostSocket.until(() => client.shown.draws.some((one) => one.id === draw!.id && isShown(one)))
  const now = await client.host.state(client.event)
  if (pages.some(({ over }) => over <= client.process.now)) return
  expect(now).toEqual(JSON.parse(JSON.stringify(see('host', before))))
}

/** Checks that each session gets its answers again, and that commands without an answer, sent again, take effect exactly once. */
async function checkAnswers(client: CrashClient, { journals }: StoredData): Promise<void> {
  const recent = client.sent.slice(-60)
  const others = client.random.shuffled(client.sent.slice(0, -60)).slice(0, 20)
  for (const sent of [...recent, ...others]) {
    const journal = journals.get(sent.event)
    if (!journal) continue
    const kept = journal.answers.get(sent.id)
    const path = `/api/events/${sent.event}/commands/${sent.id}`
    expect((await sent.by.get(path)).body).toEqual(kept ?? { refused: 'not-found', with: {} })
    if (sent.answer && client.random.chance(0.8)) continue
    const again = await client.deliver(sent)
    if (kept) expect(again).toEqual(kept)
    expect((await sent.by.get(path)).body).toEqual(again)
  }
}
