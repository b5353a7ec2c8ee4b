import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyLine, nextLine } from '../../server/ledger/chain.ts'
import { StoreError } from '../../server/journals/error.ts'
import type { Journal, Line } from '../../server/journals/journal.ts'
import type { Head } from '../../shared/fair/journal.ts'
import { isRefusal } from '../../shared/show/rule.ts'
import type { State } from '../../shared/show/state.ts'
import type { JournalKind } from '../support/journalKinds.ts'
import { linesOf } from '../support/lines.ts'
import { altered, DESK, HANA, NOON, OpenLedger, SAM, STAGE } from '../support/openLedger.ts'

/** What the ledger promises whoever gives it commands, whatever keeps its journal. */
export function holdsLedgerContract(kind: JournalKind): void {
  describe(`a ledger on a journal in ${kind.name}`, () => {
    let folder: string
    let store: ReturnType<JournalKind['make']>
    let journal: Journal
    let opened: OpenLedger

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'ledger-'))
      store = kind.make(folder)
      journal = await store.open()
      opened = await OpenLedger.on(journal)
    })
    afterEach(() => journal.close())

    const reopen = async (clock?: () => number): Promise<OpenLedger> => {
      await journal.close()
      journal = await store.open()
      return (opened = await OpenLedger.on(journal, clock))
    }
    const sponsors = () => opened.state.sponsors.map(({ name }) => name)

    /** Makes the ledger anew on a journal that does otherwise. */
    const alter = async (ways: (journal: Journal) => Partial<Journal>): Promise<void> => {
      opened = await OpenLedger.on(altered(journal, ways(journal)))
    }

    test('gives one id one effect and one answer, for ever', async () => {
      const first = await opened.give('sponsor.save', { name: 'Lamp makers' }, { id: 'a' })
      expect(first).toMatchObject({ version: 1, id: expect.any(String) })
      const twice = await Promise.all(
        [1, 2].map(() => opened.give('sponsor.save', { name: 'Twins' }, { id: 'b' })),
      )
      expect(twice[1]).toEqual(twice[0])
      for (const restart of [false, true]) {
        if (restart) await reopen()
        expect(await opened.give('sponsor.save', { name: 'Others' }, { id: 'a' })).toEqual(first)
        expect(await opened.give('layer.set', { layer: 'black', on: true }, { id: 'a' })).toEqual(first)
        expect(await opened.ledger.answer(HANA, 'a')).toEqual(first)
        expect(await opened.ledger.answer(HANA, 'b')).toEqual(twice[0])
        expect(await opened.ledger.answer(HANA, 'c')).toBeNull()
        expect(sponsors()).toEqual(['Lamp makers', 'Twins'])
        expect(opened.ledger.version).toBe(2)
      }
    })

    test('keeps an id to its session', async () => {
      const hers = await opened.give('sponsor.save', { name: 'Hers' }, { id: 'a' })
      expect(await opened.ledger.answer(SAM, 'a')).toBeNull()
      const his = await opened.give('sponsor.save', { name: 'His' }, { id: 'a', by: SAM })
      expect(his).not.toEqual(hers)
      await reopen()
      expect(sponsors()).toEqual(['Hers', 'His'])
      expect(await opened.ledger.answer(HANA, 'a')).toEqual(hers)
      expect(await opened.ledger.answer(SAM, 'a')).toEqual(his)
      expect(await opened.ledger.answer(DESK, 'a')).toBeNull()
    })

    test('keeps what it refused host and desk, also when it could be done later', async () => {
      const prize = await opened.prepare()
      const person = opened.state.people[0]!.id
      const early = await opened.give('draw.call', { word: 'seven' }, { id: 'call' })
      const twice = await opened.give('person.check-in', { person }, { id: 'in', by: DESK })
      expect([early, twice]).toMatchObject([{ refused: 'no-draw-open' }, { refused: 'already-checked-in' }])
      expect(
        await opened.give('layer.set', { layer: 'black', on: true }, { id: 'no', by: STAGE }),
      ).toMatchObject({
        refused: 'forbidden',
      })
      await opened.do('person.check-in', { person, undo: true })
      await opened.do('draw.start', { prize, count: 1 })
      for (const restart of [false, true]) {
        if (restart) await reopen()
        expect(await opened.give('draw.call', { word: 'seven' }, { id: 'call' })).toEqual(early)
        expect(await opened.give('person.check-in', { person }, { id: 'in', by: DESK })).toEqual(twice)
        expect(opened.state.draws[0]!.phase).toBe('open')
        expect(opened.state.people[0]!.checkedIn).toBe(false)
        expect(await opened.ledger.answer(STAGE, 'no')).toBeNull()
      }
    })

    test('refuses as stale what touches something that has changed since, and nothing else', async () => {
      const prize = await opened.prepare(6)
      const other = (await opened.do('prize.save', { name: 'Radio' })).id
      const drawn = await opened.draw(prize, 2)
      const [award, untouched] = opened.state.awards.map(({ draw, entry }) => ({ draw, entry }))
      const [guest, another] = opened.state.people.map(({ id }) => ({ person: id }))
      await reopen()
      const { version } = opened.ledger
      await opened.do('prize.save', { id: prize, note: 'new' })
      await opened.do('person.withdraw', { ...guest, reason: 'asked' })
      await opened.do('claim.hand-over', award!)
      await opened.do('layer.set', { layer: 'mute', on: true })
      const stepped = opened.ledger.version
      const asked: [string, Record<string, unknown>, at: number, stale: boolean][] = [
        ['prize.save', { id: prize, note: 'mine' }, version, true],
        ['prize.save', { id: prize, note: 'mine' }, stepped, false],
        ['prize.save', { id: other, note: 'mine' }, version, false],
        ['person.return', guest!, version, true],
        ['person.withdraw', { ...another, reason: 'asked' }, version, false],
        ['person.return', guest!, stepped, false],
        ['claim.undo', award!, version, true],
        ['claim.hand-over', untouched!, version, false],
        ['award.confirm', { draw: drawn, entry: untouched!.entry }, 0, false],
        ['award.mark', { ...untouched!, absent: true }, 0, false],
        ['draw.start', { prize: other, count: 1 }, version, true],
        ['layer.set', { layer: 'mute', on: false }, version, true],
        ['sponsor.save', { name: 'New' }, 0, false],
        ['sponsor.save', { name: 'From elsewhere' }, 10_000, true],
      ]
      for (const restart of [false, true]) {
        if (restart) await reopen()
        for (const [type, ask, at, stale] of asked) {
          const before = opened.state
          const answer = await opened.give(type, ask, { id: `${type} ${JSON.stringify(ask)} ${at}`, at })
          const refused = isRefusal(answer) ? answer.refused : null
          if (stale) expect([type, at, refused]).toEqual([type, at, 'stale'])
          else expect([type, at, refused]).not.toEqual([type, at, 'stale'])
          if (stale || restart) expect(opened.state).toBe(before)
        }
      }
    })

    test('refuses as stale what would confirm other winners than the sender saw', async () => {
      const prize = await opened.prepare(6)
      const draw = await opened.draw(prize, 2)
      const [one, two] = opened.state.awards.map(({ entry }) => ({ draw, entry }))
      const { version } = opened.ledger
      await opened.do('award.mark', { ...one!, absent: true })
      for (const [type, ask] of [
        ['award.confirm', { draw }],
        ['award.confirm', { draw, entries: [one!.entry, two!.entry] }],
        ['go', { any: true }],
      ] as const)
        expect(await opened.give(type, ask, { at: version })).toMatchObject({ refused: 'stale' })
      const others = { draw, entries: [two!.entry] }
      expect(await opened.give('award.confirm', others, { at: version })).toHaveProperty('version')
    })

    test('writes no time that is earlier than the one before, whatever the clock says', async () => {
      const clock = [NOON, NOON - 5000, NOON + 1000, NOON - 60_000, NOON - 1, NOON - 2]
      await reopen(() => clock.shift() ?? 0)
      const prize = await opened.prepare(2)
      await reopen(() => NOON - 3_600_000)
      await opened.do('draw.start', { prize, count: 1 })
      const times = (await linesOf(journal)).map(({ at }) => at)
      expect(times).toEqual(times.toSorted())
      expect(opened.state.draws[0]!.at).toBe(NOON + 1000)
    })

    test('tells nobody of a winner before it is durable, and nobody has its answer before', async () => {
      const order: string[] = []
      const durable: [Promise<Head | null>, told: string][] = []
      await alter((inner) => ({
        async append(step) {
          const done = await inner.append(step)
          if (step.lines.some(({ body }) => body?.includes('"fd1/result"'))) order.push('durable')
          return done
        },
      }))
      const prize = await opened.prepare()
      await opened.do('draw.start', { prize, count: 1 })
      opened.ledger.on(({ after, head }) => {
        durable.push([journal.head(), head])
        if (after.draws[0]!.winners.length > 0) order.push('told')
      })
      await opened.do('draw.call', { word: 'seven' }).then(() => order.push('answered'))
      expect(order).toEqual(['durable', 'told', 'answered'])
      for (const [head, told] of durable) expect((await head)?.hash).toBe(told)
    })

    test('draws the same winner when it died between the words and their answer', async () => {
      const prize = await opened.prepare(40, { quantity: 40 })
      await opened.do('draw.start', { prize, count: 20 })
      const call = await opened.give('draw.call', { word: 'seven' }, { id: 'call' })
      const { winners } = opened.state.draws[0]!
      await reopen()
      expect(opened.state.draws[0]!.winners).toEqual(winners)
      expect(await opened.give('draw.call', { word: 'eight' }, { id: 'call' })).toEqual(call)
      expect(opened.state.draws[0]!.winners).toEqual(winners)
      expect(opened.state.awards).toHaveLength(20)
    })

    test('answers nothing that is secret, nor who has won', async () => {
      const prize = await opened.prepare(6, { quantity: 6 })
      await opened.do('draw.start', { prize, count: 2 }, { id: 'start' })
      await opened.do('draw.call', { word: 'seven' }, { id: 'call' })
      const answers = await Promise.all(['start', 'call'].map((id) => opened.ledger.answer(HANA, id)))
      const { open } = opened.state.draws[0]!
      expect(answers).toEqual([
        { version: expect.any(Number), draw: 1, open },
        { version: opened.ledger.version },
      ])
    })

    test('changes nothing when its store fails, says so, and goes on once the store does', async () => {
      let fault: Error | null = null
      await alter((inner) => ({
        append: (step) => (fault ? Promise.reject(fault) : inner.append(step)),
        check: () => (fault ? Promise.reject(fault) : inner.check()),
      }))
      const prize = await opened.prepare()
      const { state } = opened
      const told = opened.told.length
      fault = new StoreError('store-full')
      const failed = await opened.give('draw.start', { prize, count: 1 }, { id: 'a' })
      expect(failed).toEqual({ refused: 'store-full', with: {} })
      expect(await opened.give('draw.call', { word: 'seven' }, { id: 'b' })).toEqual(failed)
      expect(opened.ledger.trouble).toEqual(failed)
      expect(await opened.ledger.check()).toEqual(failed)
      expect(opened.state).toBe(state)
      expect(opened.told).toHaveLength(told)
      fault = null
      expect(await opened.ledger.answer(HANA, 'a')).toBeNull()
      expect(await opened.ledger.check()).toBeNull()
      expect(opened.ledger.trouble).toBeNull()
      expect(await opened.give('draw.start', { prize, count: 1 }, { id: 'a' })).toMatchObject({ draw: 1 })
      await reopen()
      expect(opened.state.draws).toHaveLength(1)
    })

    test('takes over what a store that said it failed has written all the same', async () => {
      let late = false
      await alter((inner) => ({
        async append(step) {
          const done = await inner.append(step)
          if (late) throw new StoreError('store-broken')
          return done
        },
      }))
      const prize = await opened.prepare()
      late = true
      expect(await opened.give('draw.start', { prize, count: 1 }, { id: 'a' })).toMatchObject({
        refused: 'store-broken',
      })
      late = false
      const known = opened.told.length
      const answer = await opened.give('draw.start', { prize, count: 1 }, { id: 'a' })
      expect(answer).toMatchObject({ draw: 1, version: opened.ledger.version })
      expect(opened.state.draws).toHaveLength(1)
      expect(opened.told.slice(known).map(({ from, to }) => to - from)).toHaveLength(1)
    })

    test('throws a bug to whoever asked, and lives on as it was', async () => {
      let bug = true
      await alter((inner) => ({
        append: (step) => (bug ? Promise.reject(new TypeError('a bug')) : inner.append(step)),
      }))
      await expect(opened.give('sponsor.save', { name: 'Lamp makers' }, { id: 'a' })).rejects.toThrow(
        TypeError,
      )
      bug = false
      expect(opened.state.sponsors).toEqual([])
      expect(await opened.give('sponsor.save', { name: 'Lamp makers' }, { id: 'a' })).toMatchObject({
        version: 1,
      })
    })

    test('lets no subscriber that throws stop the others', async () => {
      const failures: unknown[] = []
      const { ledger } = opened
      ;(ledger as unknown as { environment: { failed(error: unknown): void } }).environment.failed = (
        error,
      ) => failures.push(error)
      const stop = ledger.on(() => {
        throw new TypeError('a bug')
      })
      const heard: number[] = []
      ledger.on(({ to }) => heard.push(to))
      expect(await opened.give('sponsor.save', { name: 'One' })).toMatchObject({ version: 1 })
      stop()
      await opened.do('sponsor.save', { name: 'Two' })
      expect(failures).toHaveLength(1)
      expect(heard).toEqual([1, 2])
    })

    test('tells of every line once, in the order of the journal', async () => {
      const prize = await opened.prepare()
      await Promise.all(Array.from({ length: 20 }, (_, i) => opened.give('sponsor.save', { name: `S${i}` })))
      await opened.draw(prize)
      let version = 0
      for (const { from, to, facts, before, after, head } of opened.told) {
        expect([from, to - from]).toEqual([version, facts.length])
        expect(opened.ledger.head(to)).toBe(head)
        expect(before).not.toBe(after)
        version = to
      }
      expect(version).toBe(opened.ledger.version)
    })

    test('decides again when somebody else wrote first', async () => {
      const prize = await opened.prepare()
      const rival = await OpenLedger.on(journal)
      let lost = 0
      const racing = await OpenLedger.on(
        altered(journal, {
          async append(step) {
            if (lost++ === 0) await rival.do('draw.start', { prize, count: 1 })
            return journal.append(step)
          },
        }),
      )
      expect(await racing.give('draw.start', { prize, count: 1 }, { id: 'a' })).toEqual({
        refused: 'draw-open',
        with: { draw: 1 },
      })
      expect(lost).toBe(2)
      expect(racing.state).toEqual(rival.state)
      expect(racing.told.at(-1)).toMatchObject({ to: rival.ledger.version, head: rival.ledger.head() })
      expect(await racing.give('draw.call', { word: 'seven' })).toMatchObject({
        version: racing.ledger.version,
      })
    })

    test('shares a journal with another ledger: every command has one effect, and both come to one state', async () => {
      const prize = await opened.prepare(8)
      const rival = await OpenLedger.on(journal)
      const both = [opened, rival]
      const people = opened.state.people.map(({ id }) => id)
      for (const person of people) await opened.do('person.check-in', { person, undo: true })
      const given = await Promise.all([
        ...people.flatMap((person) =>
          both.map((one) => one.give('person.check-in', { person }, { id: `in-${person}`, by: DESK })),
        ),
        ...people.map((_, i) => both[i % 2]!.give('sponsor.save', { name: `S${i}` }, { id: `s-${i}` })),
        ...both.map((one, i) => one.give('draw.start', { prize, count: 1 }, { id: `start-${i}` })),
      ])
      people.forEach((_, i) => {
        expect(isRefusal(given[2 * i]!)).toBe(false)
        expect(given[2 * i + 1]).toEqual(given[2 * i])
      })
      expect(given.slice(-2).filter(isRefusal)).toEqual([{ refused: 'draw-open', with: { draw: 1 } }])
      for (const one of both) await one.do('layer.set', { layer: 'mute', on: true })
      expect(await opened.give('draw.start', { prize, count: 1 })).toMatchObject({ refused: 'draw-open' })
      expect(opened.state).toEqual(rival.state)
      expect(opened.state.sponsors).toHaveLength(8)
      expect(opened.state.people.every(({ checkedIn }) => checkedIn)).toBe(true)
      let head: Line | null = null
      for (const line of await linesOf(journal)) {
        verifyLine(head, line)
        head = line
      }
    })

    test('comes to the same state however often it is opened', async () => {
      const prize = await opened.prepare(6)
      await opened.draw(prize, 2)
      await opened.do('claim.hand-over', { draw: 1, entry: opened.state.awards[0]!.entry })
      await opened.do('people.erase')
      const { state, ledger } = opened
      const seen: State[] = []
      for (let i = 0; i < 2; i++) {
        await reopen()
        seen.push(opened.state)
        expect([opened.ledger.version, opened.ledger.head()]).toEqual([ledger.version, ledger.head()])
      }
      for (const one of seen) expect(one).toEqual(state)
    })

    test('erases what it owes once its store serves again, also after a restart', async () => {
      await opened.prepare(4)
      let fails = true
      await alter((inner) => ({
        erase: (seqs) => (fails ? Promise.reject(new StoreError('store-full')) : inner.erase(seqs)),
      }))
      expect(await opened.give('people.erase', {}, { id: 'a' })).toMatchObject({
        version: expect.any(Number),
      })
      expect(opened.ledger.trouble).toMatchObject({ refused: 'store-full' })
      const named = async () => (await linesOf(journal)).filter(({ body }) => body?.includes('Guest')).length
      expect(await named()).toBe(4)
      await expect(
        OpenLedger.on(altered(journal, { erase: () => Promise.reject(new StoreError('store-full')) })),
      ).rejects.toThrow(StoreError)
      fails = false
      expect(await opened.ledger.check()).toBeNull()
      expect(await named()).toBe(0)
    })

    test('refuses everything once it is closed', async () => {
      await opened.do('sponsor.save', { name: 'One' }, { id: 'a' })
      const closing = opened.ledger.close()
      const late = await opened.give('sponsor.save', { name: 'Two' })
      await closing
      expect(late).toEqual({ refused: 'server-stopping', with: {} })
      expect(opened.ledger.trouble).toEqual(late)
    })

    test('is not opened on a journal with a line that was changed, dropped, moved or written anew', async () => {
      await opened.prepare(3)
      const lines = await linesOf(journal)
      const [second, third, fourth] = [lines[1]!, lines[2]!, lines[3]!]
      const mute = {
        type: 'layer-set',
        v: 2,
        layer: 'mute',
        on: true,
        text: '',
        private: false,
        back: null,
      } as const
      const anew = nextLine(third, NOON, mute, () => 'ab'.repeat(16)).line
      const misfit = nextLine(third, NOON, { type: 'layer-set', on: 1 } as never, () => 'ab'.repeat(16)).line
      const forgeries: [forged: Line[], broken: number][] = [
        [lines.with(3, { ...fourth, body: anew.body }), 4],
        [lines.toSpliced(3, 1), 4],
        [lines.with(2, { ...fourth, seq: 3 }).with(3, { ...third, seq: 4 }), 3],
        [lines.with(3, anew), 5],
        [lines.with(3, { ...anew, hash: fourth.hash }), 4],
        [lines.with(3, nextLine({ ...third, at: '2000' }, NOON - 1000, mute, () => 'ab'.repeat(16)).line), 4],
        [lines.with(1, { ...second, body: '{}' }), 2],
        [lines.with(3, misfit), 4],
      ]
      for (const [forged, line] of forgeries) {
        const read: Journal['read'] = async function* (from = 1) {
          yield forged.filter(({ seq }) => seq >= from)
        }
        await expect(OpenLedger.on(altered(journal, { read }))).rejects.toMatchObject({
          code: 'journal-broken',
          with: { line },
        })
      }
    })
  })
}
