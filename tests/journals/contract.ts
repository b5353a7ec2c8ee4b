import { statSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as otherWork } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { StoreError } from '../../server/journals/error.ts'
import type { Journal, Line, Receipt } from '../../server/journals/journal.ts'
import { SqliteJournal } from '../../server/journals/sqlite.ts'
import type { JournalKind } from '../support/journalKinds.ts'
import { linesAfter, linesOf, stepOf } from '../support/lines.ts'

const receipt = (id: string, session = 's1'): Receipt => ({ session, id, at: 5, answer: { version: 1, id } })
const rival = (journal: Journal, mark: string) =>
  journal.append(stepOf(linesAfter(null, 600, mark), { receipt: receipt(mark), secrets: { [mark]: '1' } }))
const SHA = 'c0'.repeat(32)

/** What every journal promises: the ledger and the server rely on nothing else. */
export function holdsJournalContract(kind: JournalKind): void {
  describe(`a journal in ${kind.name}`, () => {
    let folder: string
    let store: ReturnType<JournalKind['make']>
    let journal: Journal

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'journal-'))
      store = kind.make(folder)
      journal = await store.open()
    })
    afterEach(() => journal.close())

    /** Through this handle, through another beside it where the store allows one, and through the next after this one is closed. */
    const everywhere = async (check: () => Promise<void>): Promise<void> => {
      const first = journal
      await check()
      if (kind.isShared) {
        journal = await store.open()
        await check()
        await journal.close()
      }
      await first.close()
      journal = await store.open()
      await check()
    }

    test('begins empty', async () => {
      expect(await journal.head()).toBeNull()
      expect(await linesOf(journal)).toEqual([])
      expect(await journal.receipt('s1', 'a')).toBeNull()
      expect(await journal.secrets.get('seed')).toBeNull()
      expect(await journal.file(SHA)).toBeNull()
      expect(await journal.files()).toEqual([])
    })

    test('keeps lines to the letter, with the receipt, the secrets and the marks of their step', async () => {
      const lines = linesAfter(null, 3, '𠮷 \u2028 "quoted"')
      expect(
        await journal.append(
          stepOf(lines, { receipt: receipt('a'), secrets: { seed: 'ff' }, marks: { seed: 'sown' } }),
        ),
      ).toBe('done')
      await everywhere(async () => {
        expect(await linesOf(journal)).toEqual(lines)
        expect(await linesOf(journal, 3)).toEqual(lines.slice(2))
        expect(await journal.head()).toMatchObject({ seq: 3, hash: lines[2]!.hash, at: lines[2]!.at })
        expect(await journal.receipt('s1', 'a')).toEqual(receipt('a'))
        expect(await journal.secrets.get('seed')).toBe('ff')
        expect(await journal.marks.get('seed')).toBe('sown')
      })
    })

    test.each([
      ['a number that is taken', 1, 2],
      ['a number that leaves a gap', 5, 6],
      ['numbers that are not in order', 3, 5],
    ])('takes nothing of a batch with %s, and says that its writer is behind', async (_what, ...seqs) => {
      const before = linesAfter(null, 2)
      await journal.append(stepOf(before))
      const [model] = linesAfter(before[1]!, 1)
      const batch = seqs.map((seq) => ({ ...model!, seq }))
      expect(
        await journal.append({
          after: before[1]!.hash,
          lines: batch,
          receipt: receipt('b'),
          secrets: { seed: 'no' },
          marks: { seed: 'no' },
        }),
      ).toBe('behind')
      await everywhere(async () => {
        expect(await linesOf(journal)).toEqual(before)
        expect(await journal.receipt('s1', 'b')).toBeNull()
        expect(await journal.secrets.get('seed')).toBeNull()
        expect(await journal.marks.get('seed')).toBeNull()
      })
    })

    test('takes nothing that was decided on another head than its last, also where no line is written', async () => {
      const [first, second] = linesAfter(null, 2)
      await journal.append(stepOf([first!]))
      const [, other] = linesAfter(null, 2, 'other')
      const beside = { secrets: { seed: 'no' }, marks: { seed: 'no' } }
      for (const after of [null, second!.hash, other!.prev]) {
        for (const lines of [[], [second!]])
          expect(await journal.append({ after, lines, receipt: receipt('b'), ...beside })).toBe('behind')
        expect(await journal.append({ after, lines: [], ...beside })).toBe('behind')
        expect(await journal.append({ after, lines: [] })).toBe('behind')
      }
      const forged = { ...second!, prev: other!.prev }
      expect(await journal.append({ after: first!.hash, lines: [forged], ...beside })).toBe('behind')
      await everywhere(async () => {
        expect(await linesOf(journal)).toEqual([first])
        expect(await journal.receipt('s1', 'b')).toBeNull()
        expect(await journal.secrets.names('')).toEqual([])
        expect(await journal.marks.names('')).toEqual([])
      })
      expect(await journal.append({ after: first!.hash, lines: [], receipt: receipt('b') })).toBe('done')
      expect(await journal.append({ after: first!.hash, lines: [] })).toBe('done')
    })

    test('answers an id once: a second receipt of a session and id takes nothing with it', async () => {
      const first = linesAfter(null, 1)
      await journal.append(stepOf(first, { receipt: receipt('a') }))
      const after = first[0]!.hash
      const other = { ...receipt('a'), answer: { version: 2 } }
      expect(
        await journal.append(stepOf(linesAfter(first[0]!, 1), { receipt: other, secrets: { seed: 'no' } })),
      ).toBe('behind')
      expect(await journal.append({ after, lines: [], receipt: other })).toBe('behind')
      expect(await journal.append({ after, lines: [], receipt: receipt('a', 's2') })).toBe('done')
      await everywhere(async () => {
        expect(await linesOf(journal)).toEqual(first)
        expect(await journal.receipt('s1', 'a')).toEqual(receipt('a'))
        expect(await journal.receipt('s2', 'a')).toEqual(receipt('a', 's2'))
        expect(await journal.secrets.get('seed')).toBeNull()
      })
    })

    test('takes one of several writers that call at the same moment, whole, and tells the others that they are behind', async () => {
      const marks = ['a', 'b', 'c']
      const answers = await Promise.all(marks.map((mark) => rival(journal, mark)))
      expect([...answers].sort()).toEqual(['behind', 'behind', 'done'])
      // Which one is the store's: over several connections the first to call need not be the first to come.
      const taken = marks[answers.indexOf('done')]!
      await everywhere(async () => {
        expect(await linesOf(journal)).toEqual(linesAfter(null, 600, taken))
        expect(await journal.secrets.names('')).toEqual([taken])
      })
    })

    test('shows nothing of a long batch before all of it is there', async () => {
      const few = linesAfter(null, 2)
      await journal.append(stepOf(few))
      const append = journal.append(stepOf(linesAfter(few[1]!, 20_000), { receipt: receipt('many') }))
      for (let look = 0; look < 8; look++) {
        await otherWork()
        // It may be there from one question to the next, but never in part, and never the answer before the lines.
        const [answered, count] = [await journal.receipt('s1', 'many'), (await linesOf(journal)).length]
        expect([2, 20_002]).toContain(count)
        if (count === 2) expect(answered).toBeNull()
      }
      expect(await append).toBe('done')
      expect((await linesOf(journal)).length).toBe(20_002)
    })

    test.each(['secrets', 'marks'] as const)(
      'settles one of the %s once, whoever asks first',
      async (which) => {
        const asked = ['one', 'two', 'three'].map((value) => journal[which].settle('key', value))
        const [first, ...others] = await Promise.all(asked)
        expect(others).toEqual([first, first])
        expect(await journal[which].get('key')).toBe(first)
        expect(await journal[which].settle('key', 'four')).toBe(first)
      },
    )

    test.each(['secrets', 'marks'] as const)('keeps %s by name until they are removed', async (which) => {
      await journal[which].set({ 'key:b': '2', 'key:a': '1', seed: 'ff' })
      expect(await journal[which].names('key:')).toEqual(['key:a', 'key:b'])
      await journal[which].set({ 'key:a': null, seed: 'ee' })
      const other = which === 'secrets' ? 'marks' : 'secrets'
      await everywhere(async () => {
        expect(await journal[which].names('key:')).toEqual(['key:b'])
        expect(await journal[which].get('key:a')).toBeNull()
        expect(await journal[which].get('seed')).toBe('ee')
        expect(await journal[other].names('')).toEqual([])
      })
    })

    test('erases bodies for good and leaves the chain as it was', async () => {
      const lines = linesAfter(null, 700)
      await journal.append(stepOf(lines))
      const seqs = lines.map(({ seq }) => seq).filter((seq) => seq % 2 === 0)
      await journal.erase(seqs)
      await everywhere(async () => {
        const expected = lines.map((line) => (line.seq % 2 === 0 ? { ...line, body: null } : line))
        expect(await linesOf(journal)).toEqual(expected)
      })
      expect(await journal.append(stepOf(linesAfter(lines[699]!, 1)))).toBe('done')
    })

    test('keeps a picture under its digest, the first one given', async () => {
      const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => i % 251)
      await journal.putFile(SHA, { type: 'image/png', bytes })
      await journal.putFile(SHA, { type: 'image/webp', bytes: new Uint8Array(1) })
      await everywhere(async () => {
        const picture = await journal.file(SHA)
        expect(picture?.type).toBe('image/png')
        expect(Buffer.from(picture!.bytes).equals(bytes)).toBe(true)
        expect(await journal.files()).toEqual([SHA])
      })
    })

    test('drops files that are named, and no others', async () => {
      const other = 'ab'.repeat(32)
      for (const sha of [SHA, other])
        await journal.putFile(sha, { type: 'image/png', bytes: new Uint8Array(9) })
      await journal.dropFiles([SHA])
      expect([await journal.file(SHA), await journal.files()]).toEqual([null, [other]])
    })

    test('is backed up as one file that holds everything and that its owner alone may read', async () => {
      const lines = linesAfter(null, 1200)
      await journal.append(
        stepOf(lines, { receipt: receipt('a'), secrets: { seed: 'ff' }, marks: { event: 'e1' } }),
      )
      await journal.putFile(SHA, { type: 'image/png', bytes: new Uint8Array(9) })
      const path = join(folder, 'backup.sqlite')
      await journal.backup(path)
      if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
      await expect(journal.backup(path)).rejects.toThrow(StoreError)
      await journal.append(stepOf(linesAfter(lines.at(-1)!, 1), { receipt: receipt('later') }))
      const copy = await SqliteJournal.open(path)
      expect(await linesOf(copy)).toEqual(lines)
      expect(await copy.receipt('s1', 'a')).toEqual(receipt('a'))
      expect(await copy.receipt('s1', 'later')).toBeNull()
      expect(await copy.secrets.get('seed')).toBe('ff')
      expect(await copy.marks.get('event')).toBe('e1')
      expect((await copy.file(SHA))?.bytes.length).toBe(9)
      await copy.close()
    })

    test('says that it takes writes, and leaves nothing behind by trying', async () => {
      await journal.check()
      expect(await journal.files()).toEqual([])
      expect(await journal.head()).toBeNull()
    })

    test('fails as a store once it is closed', async () => {
      await journal.close()
      await expect(journal.append(stepOf(linesAfter(null, 1)))).rejects.toThrow(StoreError)
      await expect(journal.check()).rejects.toThrow(StoreError)
      await journal.close()
    })

    if (!kind.isShared) {
      test('has one owner, and says so to whoever opens it a second time', async () => {
        await expect(store.open()).rejects.toMatchObject({ code: 'store-taken' })
        expect(await journal.append(stepOf(linesAfter(null, 1)))).toBe('done')
      })
      return
    }

    describe('of which two handles are open', () => {
      let other: Journal
      beforeEach(async () => {
        other = await store.open()
      })
      afterEach(() => other.close())

      test('shows the one what the other wrote, to the letter', async () => {
        const lines = linesAfter(null, 3)
        await journal.append(
          stepOf(lines, { receipt: receipt('a'), secrets: { seed: 'ff' }, marks: { event: 'e1' } }),
        )
        expect(await other.head()).toMatchObject({ seq: 3, hash: lines[2]!.hash })
        expect(await linesOf(other)).toEqual(lines)
        expect(await other.receipt('s1', 'a')).toEqual(receipt('a'))
        expect([await other.secrets.get('seed'), await other.marks.get('event')]).toEqual(['ff', 'e1'])
      })

      test('takes from a handle nothing that was decided before the other wrote', async () => {
        const first = linesAfter(null, 1)
        await journal.append(stepOf(first))
        expect(await other.append(stepOf(linesAfter(null, 1, 'late')))).toBe('behind')
        expect(await other.append({ after: null, lines: [], receipt: receipt('late') })).toBe('behind')
        expect(await journal.receipt('s1', 'late')).toBeNull()
        expect(await other.append(stepOf(linesAfter(first[0]!, 1), { receipt: receipt('b') }))).toBe('done')
        expect(await journal.append({ after: first[0]!.hash, lines: [] })).toBe('behind')
      })

      test('lets one of them write where both call at the same moment', async () => {
        const answers = await Promise.all([rival(journal, 'a'), rival(other, 'b')])
        expect(answers.toSorted()).toEqual(['behind', 'done'])
        expect(await linesOf(other)).toEqual(linesAfter(null, 600, answers[0] === 'done' ? 'a' : 'b'))
        expect(await journal.secrets.names('')).toHaveLength(1)
      })

      test('answers an id once, whichever handle asks', async () => {
        const step = { after: null, lines: [], receipt: receipt('a') }
        expect(await journal.append(step)).toBe('done')
        expect(await other.append({ ...step, receipt: { ...receipt('a'), at: 6 } })).toBe('behind')
        expect(await other.append({ ...step, receipt: receipt('a', 's2') })).toBe('done')
        expect(await other.receipt('s1', 'a')).toEqual(receipt('a'))
        expect(await journal.receipt('s2', 'a')).toEqual(receipt('a', 's2'))
      })

      test('tells the one of lines that the other wrote, and of nothing that it wrote itself', async () => {
        const told = { journal: 0, other: 0 }
        journal.watch(() => told.journal++)
        const seen = new Promise<Line[]>((resolve) => {
          other.watch(() => {
            told.other++
            resolve(linesOf(other))
          })
        })
        const lines = linesAfter(null, 2)
        await journal.append(stepOf(lines))
        expect(await seen).toEqual(lines)
        expect(told.journal).toBe(0)
      })

      test('tells a listener that has stopped nothing more', async () => {
        let told = 0
        const stop = other.watch(() => told++)
        stop()
        const seen = new Promise<void>((resolve) => other.watch(resolve))
        await journal.append(stepOf(linesAfter(null, 1)))
        await seen
        expect(told).toBe(0)
      })

      test('goes on serving the one when the other is closed', async () => {
        await other.close()
        expect(await journal.append(stepOf(linesAfter(null, 1)))).toBe('done')
        await expect(other.append({ after: null, lines: [] })).rejects.toThrow(StoreError)
      })
    })
  })
}
