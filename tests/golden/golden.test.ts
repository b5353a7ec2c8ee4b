import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../bin/sources.mjs'
import { HOUSE } from '../../server/house/house.ts'
import { openHouse } from '../../server/house/open.ts'
import type { Ledger } from '../../server/ledger/ledger.ts'
import { ProofFile } from '../../server/ledger/proof.ts'
import type { Proof } from '../../shared/fair/proof.ts'
import { verification } from '../../shared/fair/verification.ts'
import type { State } from '../../shared/show/state.ts'
import { leaves, readJsonLines, Recorded, type Leaves, type RecordedStep } from './recorded.ts'

/**
 * What states hold since a version was recorded, by path with `*` for a place in a list, such as `prizes.*.value`: the value that
 * old events get there. Nothing else may come, and nothing that was recorded may go or change.
 */
const SINCE: Leaves = { 'awards.*.absent': false, 'keys.*.event': null, date: '', sounds: [] }

/** What the server keeps to tell guests their rank repeats the fd1 records, which the proof below holds as they were recorded. */
const isRepeated = (path: string): boolean => path.startsWith('chances.')

const nameOf = (path: string): string => path.replace(/\.\d+(?=\.|$)/g, '.*')

/** The leaves of now without those that have come since, where they are as old events get them. */
function withoutNew(now: Leaves, recorded: Leaves, since: Leaves = SINCE): Leaves {
  const isNew = ([path, leaf]: [string, unknown]) =>
    !(path in recorded) &&
    (isRepeated(path) ||
      (Object.hasOwn(since, nameOf(path)) && JSON.stringify(leaf) === JSON.stringify(since[nameOf(path)])))
  return Object.fromEntries(Object.entries(now).filter((entry) => !isNew(entry)))
}

/** The paths without those that have come since; in order, since the members of a state have none. */
const known = (paths: readonly string[]): string[] =>
  paths.filter((path) => !isRepeated(path) && !Object.hasOwn(SINCE, nameOf(path))).sort()

function expectAsRecorded(state: unknown, recorded: unknown): void {
  const then = leaves(recorded)
  expect(withoutNew(leaves(state), then)).toEqual(then)
}

function expectProofAsRecorded(json: string, { journal, rolls }: Proof): void {
  expect(JSON.parse(json)).toMatchObject({ journal, rolls })
}

const golden = join(root, 'tests/golden')
const versions = readdirSync(golden, { withFileTypes: true }).filter((entry) => entry.isDirectory())

test('a version has been recorded', () => {
  expect(versions.map(({ name }) => name)).toContain('0.1.0')
})

describe.each(versions)('what $name recorded', ({ name: version }) => {
  const folder = join(golden, version)
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  const files = readdirSync(folder).filter((name) => /^[\w-]+\.jsonl$/.test(name))
  const journals = files.map((name) => Recorded.read(join(folder, name)))
  const events = journals.filter(({ id }) => id !== HOUSE)

  test.each(journals)('opens as it was: $id', async (recorded) => {
    const { state } = await recorded.open()
    expectAsRecorded(state, read(`${recorded.id}.state.json`))
  })

  test.each(journals)('changes the state command by command as it did: $id', (recorded) => {
    const then = readJsonLines(join(folder, `${recorded.id}.steps.jsonl`)) as RecordedStep[]
    const now = recorded.steps(then.map(({ to }) => to))
    expect(then.at(-1)!.to).toBe(recorded.lines.length)
    for (const [i, { to, set, gone }] of now.entries()) {
      const step = then[i]!
      expect({ to, set: withoutNew(set, step.set), gone: known(gone) }).toEqual({
        ...step,
        gone: known(step.gone),
      })
    }
  })

  test.each(events)('proves what it proved, and the proof holds: $id', async (recorded) => {
    const { json } = await new ProofFile((await recorded.open()) as Ledger<State>).get()
    const then = read(`${recorded.id}.proof.json`) as Proof
    expectProofAsRecorded(json, then)
    for (const proof of [JSON.parse(json), then])
      expect(await verification(proof)).toMatchObject({ ok: true, report: { lines: then.journal.length } })
  })

  test('is served from its data folder', async () => {
    const data = mkdtempSync(join(tmpdir(), 'golden-'))
    cpSync(join(folder, 'store'), data, { recursive: true })
    const house = await openHouse({ data, demo: null })
    try {
      expect([house.trouble, house.broken.size]).toEqual([null, 0])
      expectAsRecorded(house.ledger.state, read('house.state.json'))
      for (const { id } of events) {
        expectAsRecorded(house.event(id)!.state, read(`${id}.state.json`))
        expectProofAsRecorded((await house.proof(id)).json, read(`${id}.proof.json`) as Proof)
      }
    } finally {
      await house.close()
      rmSync(data, { recursive: true })
    }
  })

  test('holds every kind of fact that there was', () => {
    const types = new Set(journals.flatMap(({ bodies }) => bodies.map(({ type }) => type)))
    expect([...types].sort()).toEqual(read('types.json'))
  })
})

test('a new member is let pass only where it is named, and with the value that old events get', () => {
  const recorded = { 'prizes.0.name': 'Lamp' }
  const now = { ...recorded, 'prizes.0.colour': 'red' }
  expect(withoutNew(now, recorded, { 'prizes.*.colour': 'red' })).toEqual(recorded)
  expect(withoutNew(now, recorded, { 'prizes.*.colour': 'blue' })).toEqual(now)
  expect(withoutNew(now, recorded, {})).toEqual(now)
  expect(withoutNew(now, now, { 'prizes.*.colour': 'red' })).toEqual(now)
})
