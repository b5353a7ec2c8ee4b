import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as otherWork } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Journal } from '../../server/journals/journal.ts'
import type { Submitter } from '../../server/ledger/rules.ts'
import { isRefusal } from '../../shared/show/rule.ts'
import type { JournalKind } from '../support/journalKinds.ts'
import { altered, DESK, HANA, OpenLedger, SAM } from '../support/openLedger.ts'

/** A handle that is told nothing of what others write, as long as the test lasts: its ledger finds out when it writes. */
const deaf = (journal: Journal): Journal => altered(journal, { watch: () => () => undefined })

/** A handle whose store is so many pieces of other work away, one call after the other. */
const distant = (journal: Journal, pauses: readonly number[]): Journal => {
  let calls = 0
  return altered(journal, {
    async append(step) {
      for (let i = pauses[calls++ % pauses.length]!; i > 0; i--) await otherWork()
      return journal.append(step)
    },
  })
}

/** A command as one of two servers gets it. */
interface Given {
  by: Submitter
  id: string
  type: string
  ask: Record<string, unknown>
  at: 0 | 1
}

/** What several servers that share a store promise: each ledger is of its own server, and has its own handle. */
export function holdsSharedLedgerContract(kind: JournalKind): void {
  describe(`two ledgers that share a journal in ${kind.name}`, () => {
    let store: ReturnType<JournalKind['make']>
    let a: OpenLedger
    let prize: string
    const handles: Journal[] = []

    const makeStore = async (): Promise<void> => {
      const made = kind.make(await mkdtemp(join(tmpdir(), 'shared-')))
      store = {
        async open() {
          const handle = await made.open()
          handles.push(handle)
          return handle
        },
      }
    }
    const closeHandles = async (): Promise<void> => {
      for (const handle of handles.splice(0)) await handle.close()
    }

    beforeEach(async () => {
      await makeStore()
      a = await OpenLedger.on(await store.open())
      prize = await a.prepare(6)
    })

    afterEach(closeHandles)

    /** A second server; one that is deaf knows what stands at its start, and later nothing unless it asks. */
    const second = async (isDeaf = false): Promise<OpenLedger> => {
      const handle = await store.open()
      return OpenLedger.on(isDeaf ? deaf(handle) : handle)
    }
    const bothAt = async (b: OpenLedger): Promise<void> => {
      await expect.poll(() => a.ledger.head() === b.ledger.head()).toBe(true)
      expect(b.state).toEqual(a.state)
    }

    test('see what the other did, and tell their subscribers', async () => {
      const b = await second()
      await a.do('draw.start', { prize, count: 1 })
      await expect.poll(() => b.state.opened?.no).toBe(1)
      expect(b.told.at(-1)).toMatchObject({ to: a.ledger.version, head: a.ledger.head() })
      await b.do('draw.call', { word: 'seven' })
      await expect.poll(() => a.state.draws[0]!.phase).toBe('closed')
      await bothAt(b)
    })

    test('take a refusal again that was decided before the other wrote, and keep none that is wrong', async () => {
      const b = await second(true)
      expect(b.state.opened).toBeNull()
      await a.do('draw.start', { prize, count: 1 })
      const called = await b.give('draw.call', { word: 'seven' }, { id: 'call' })
      expect(called).toEqual({ version: b.ledger.version })
      expect(await a.give('draw.call', { word: 'eight' }, { id: 'call' })).toEqual(called)
      expect(a.state.draws[0]).toMatchObject({ phase: 'closed' })
      expect(b.state).toEqual(a.state)
    })

    test('take a decision again that was made before the other wrote', async () => {
      const b = await second(true)
      const person = a.state.people[0]!.id
      await a.do('person.withdraw', { person, reason: 'asked' })
      await a.do('draw.start', { prize, count: 1 })
      expect(await b.give('draw.start', { prize, count: 1 })).toMatchObject({ refused: 'draw-open' })
      expect(await b.give('sponsor.save', { name: 'New' }, { at: a.ledger.version })).toHaveProperty(
        'version',
      )
      const stale = await second(true)
      const { version } = stale.ledger
      await a.do('prize.save', { id: prize, note: 'new' })
      expect(await stale.give('prize.save', { id: prize, note: 'mine' }, { at: version })).toMatchObject({
        refused: 'stale',
      })
    })

    test('take again also what is not kept, such as what falls due', async () => {
      const b = await second(true)
      await a.do('draw.start', { prize, count: 1 })
      await a.do('draw.call', { word: 'seven' })
      const reveal = { id: 'due', type: 'draw.reveal', ask: { draw: 1, to: 1 } }
      const server: Submitter = { id: 'clock', role: 'server', name: '' }
      expect(await b.ledger.submit(reveal, server)).toEqual({ version: b.ledger.version })
      await bothAt(b)
    })

    test('keep a refusal of the edge under its id for both', async () => {
      const b = await second(true)
      await a.do('sponsor.save', { name: 'One' })
      const refused = { refused: 'ask-malformed', with: { path: '', rule: 'type' } }
      expect(await b.ledger.refuse('x', refused, HANA)).toEqual(refused)
      expect(await a.give('sponsor.save', { name: 'Two' }, { id: 'x' })).toEqual(refused)
    })

    test('give the same id of two sessions two answers, whichever server is asked', async () => {
      const b = await second(true)
      const hers = await a.give('sponsor.save', { name: 'Hers' }, { id: 'x' })
      const his = await b.give('sponsor.save', { name: 'His' }, { id: 'x', by: SAM })
      expect(his).not.toEqual(hers)
      for (const { ledger } of [a, b]) {
        expect(await ledger.answer(HANA, 'x')).toEqual(hers)
        expect(await ledger.answer(SAM, 'x')).toEqual(his)
        expect(await ledger.answer(DESK, 'x')).toBeNull()
      }
      await bothAt(await second())
    })

    test('finish an erasure of which the other died', async () => {
      await a.ledger.close()
      const handle = await store.open()
      let letErase!: () => void
      const mayErase = new Promise<void>((may) => (letErase = may))
      const b = await OpenLedger.on(
        altered(handle, {
          async erase(seqs) {
            await mayErase
            return handle.erase(seqs)
          },
        }),
      )
      let died = false
      const dying = altered(await store.open(), {
        erase() {
          died = true
          return new Promise<void>(() => undefined)
        },
      })
      void (await OpenLedger.on(dying)).give('people.erase')
      const named = async () => {
        let count = 0
        for await (const lines of handle.read())
          count += lines.filter(({ body }) => body?.includes('Guest')).length
        return count
      }
      await expect.poll(() => died).toBe(true)
      expect(await named()).toBeGreaterThan(0)
      letErase()
      await expect.poll(named).toBe(0)
      await expect.poll(() => b.state.erased).toBe(true)
    })

    test('read once for all who ask before the reading begins', async () => {
      let readings = 0
      const handle = await store.open()
      const b = await OpenLedger.on(
        altered(deaf(handle), {
          read(from) {
            readings++
            return handle.read(from)
          },
        }),
      )
      await a.do('sponsor.save', { name: 'One' })
      readings = 0
      await Promise.all(Array.from({ length: 20 }, () => b.ledger.refresh()))
      expect(readings).toBe(1)
      await bothAt(b)
      await a.do('sponsor.save', { name: 'Two' })
      await b.ledger.refresh()
      await bothAt(b)
    })

    test('stop listening when they are closed', async () => {
      let stopped = 0
      const handle = await store.open()
      const b = await OpenLedger.on(altered(handle, { watch: () => () => stopped++ }))
      await b.ledger.close()
      expect(stopped).toBe(1)
    })

    test('come to one state and one answer an id, however what they are given is interleaved', async () => {
      const people = 4
      const asked = fc.oneof(
        fc.record({
          type: fc.constant('person.check-in'),
          person: fc.nat(people - 1),
          undo: fc.boolean(),
        }),
        fc.record({ type: fc.constant('sponsor.save'), name: fc.constantFrom('One', 'Two') }),
        fc.record({ type: fc.constant('draw.start'), count: fc.constant(1) }),
        fc.record({ type: fc.constant('draw.call'), word: fc.constantFrom('seven', 'eight') }),
        fc.record({ type: fc.constant('draw.abandon'), reason: fc.constant('other') }),
      )
      const given = fc.record({
        asked,
        by: fc.constantFrom(HANA, SAM),
        id: fc.integer({ min: 0, max: 11 }),
        at: fc.constantFrom<0 | 1>(0, 1),
      })
      const pauses = fc.array(fc.nat(3), { minLength: 1, maxLength: 5 })
      const scenario = fc.record({
        given: fc.array(given, { minLength: 2, maxLength: 16 }),
        pauses: fc.tuple(pauses, pauses),
      })
      await fc.assert(
        fc.asyncProperty(scenario, async ({ given, pauses }) => {
          await closeHandles()
          await makeStore()
          a = await OpenLedger.on(distant(await store.open(), pauses[0]))
          const b = await OpenLedger.on(distant(await store.open(), pauses[1]))
          const prize = await a.prepare(people)
          const ids = a.state.people.map(({ id }) => id)
          const commands = given.map(({ asked: { type, ...ask }, by, id, at }): Given => {
            const person = 'person' in ask ? { person: ids[ask.person]! } : {}
            const drawn = type === 'draw.start' ? { prize } : {}
            return { by, id: `${id}`, type, ask: { ...ask, ...person, ...drawn }, at }
          })
          const answers = await Promise.all(
            commands.map(({ at, type, ask, ...who }) => [a, b][at]!.give(type, ask, who)),
          )
          await bothAt(b)
          const fresh = await second()
          expect(fresh.state).toEqual(a.state)
          for (const [i, { by, id }] of commands.entries())
            for (const one of [a, b, fresh]) expect(await one.ledger.answer(by, id)).toEqual(answers[i])
          const done = commands.flatMap(({ by, id }, i) => {
            const answer = answers[i]!
            return isRefusal(answer) ? [] : [{ asked: `${by.id} ${id}`, version: answer.version }]
          })
          const count = (what: 'asked' | 'version') => new Set(done.map((one) => one[what])).size
          expect(count('version')).toBe(count('asked'))
        }),
        { numRuns: 40 },
      )
    }, 240_000)
  })
}
