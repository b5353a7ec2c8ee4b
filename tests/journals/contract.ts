import { statSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as breath } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { StoreError } from '../../server/journals/error.ts'
import type { Journal, Receipt } from '../../server/journals/journal.ts'
import { SqliteJournal } from '../../server/journals/sqlite.ts'
import { linesAfter, linesOf } from '../support/lines.ts'

export interface Kind {
  /** A new, empty journal; `folder` is its own. */
  make(folder: string): Promise<Journal>
  /** The same journal after a restart; absent where nothing outlives the process. */
  again?(folder: string): Promise<Journal>
}

const receipt = (id: string, session = 's1'): Receipt => ({ session, id, at: 5, answer: { version: 1, id } })
const rival = (journal: Journal, mark: string) =>
  journal.append(linesAfter(null, 600, mark), receipt(mark), { [mark]: '1' })
const SHA = 'c0'.repeat(32)

/** What every journal promises: the ledger and the server rely on nothing else. */
export function holdsJournalContract(name: string, kind: Kind): void {
  describe(`a journal in ${name}`, () => {
    let folder: string
    let journal: Journal

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'journal-'))
      journal = await kind.make(folder)
    })
    afterEach(() => journal.close())

    /** The journal, and the same after a restart where there is one. */
    const everywhere = async (check: () => Promise<void>): Promise<void> => {
      await check()
      if (!kind.again) return
      await journal.close()
      journal = await kind.again(folder)
      await check()
    }

    test('begins empty', async () => {
      expect(journal.head()).toBeNull()
      expect(await linesOf(journal)).toEqual([])
      expect(await journal.receipt('s1', 'a')).toBeNull()
      expect(await journal.secret('seed')).toBeNull()
      expect(await journal.picture(SHA)).toBeNull()
      expect(await journal.pictures()).toEqual([])
    })

    test('keeps lines to the letter, with the receipt and the secrets of their step', async () => {
      const lines = linesAfter(null, 3, '𠮷 \u2028 "quoted"')
      expect(await journal.append(lines, receipt('a'), { seed: 'ff', other: '1' })).toBe('done')
      await everywhere(async () => {
        expect(await linesOf(journal)).toEqual(lines)
        expect(await linesOf(journal, 3)).toEqual(lines.slice(2))
        expect(journal.head()).toMatchObject({ seq: 3, hash: lines[2]!.hash, at: lines[2]!.at })
        expect(await journal.receipt('s1', 'a')).toEqual(receipt('a'))
        expect(await journal.secret('seed')).toBe('ff')
      })
    })

    test.each([
      ['a number that is taken', 1, 2],
      ['a number that leaves a gap', 5, 6],
      ['numbers that are not in order', 3, 5],
    ])('takes nothing of a batch with %s, and says that its writer is behind', async (_what, ...seqs) => {
      const before = linesAfter(null, 2)
      await journal.append(before)
      const [model] = linesAfter(before[1]!, 1)
      const batch = seqs.map((seq) => ({ ...model!, seq }))
      expect(await journal.append(batch, receipt('b'), { seed: 'no' })).toBe('behind')
      await everywhere(async () => {
        expect(await linesOf(journal)).toEqual(before)
        expect(await journal.receipt('s1', 'b')).toBeNull()
        expect(await journal.secret('seed')).toBeNull()
      })
    })

    test('answers an id once: a second receipt of a session and id takes nothing with it', async () => {
      const first = linesAfter(null, 1)
      await journal.append(first, receipt('a'))
      const other = { ...receipt('a'), answer: { version: 2 } }
      expect(await journal.append(linesAfter(first[0]!, 1), other, { seed: 'no' })).toBe('behind')
      expect(await journal.append([], other)).toBe('behind')
      expect(await journal.append([], receipt('a', 's2'))).toBe('done')
      await everywhere(async () => {
        expect(await linesOf(journal)).toEqual(first)
        expect(await journal.receipt('s1', 'a')).toEqual(receipt('a'))
        expect(await journal.receipt('s2', 'a')).toEqual(receipt('a', 's2'))
        expect(await journal.secret('seed')).toBeNull()
      })
    })

    test('takes writers that call at the same moment one after the other', async () => {
      const answers = await Promise.all(['a', 'b', 'c'].map((mark) => rival(journal, mark)))
      expect(answers).toEqual(['done', 'behind', 'behind'])
      await everywhere(async () => {
        expect(await linesOf(journal)).toEqual(linesAfter(null, 600, 'a'))
        expect(await journal.secretNames('')).toEqual(['a'])
      })
    })

    test('shows nothing of a long batch before all of it is there', async () => {
      const few = linesAfter(null, 2)
      await journal.append(few)
      const work = { done: false }
      const append = journal
        .append(linesAfter(few[1]!, 20_000), receipt('many'))
        .finally(() => (work.done = true))
      for (let look = 0; look < 8; look++) {
        await breath()
        const [count, answered] = [(await linesOf(journal)).length, await journal.receipt('s1', 'many')]
        if (!work.done) expect([count, answered]).toEqual([2, null])
      }
      expect(await append).toBe('done')
      expect((await linesOf(journal)).length).toBe(20_002)
    })

    test('keeps secrets by name until they are removed', async () => {
      await journal.setSecrets({ 'key:a': '1', 'key:b': '2', seed: 'ff' })
      await journal.setSecrets({ 'key:a': null, seed: 'ee' })
      await everywhere(async () => {
        expect(await journal.secretNames('key:')).toEqual(['key:b'])
        expect(await journal.secret('key:a')).toBeNull()
        expect(await journal.secret('seed')).toBe('ee')
      })
    })

    test('erases bodies for good and leaves the chain as it was', async () => {
      const lines = linesAfter(null, 700)
      await journal.append(lines)
      const seqs = lines.map(({ seq }) => seq).filter((seq) => seq % 2 === 0)
      await journal.erase(seqs)
      await everywhere(async () => {
        const expected = lines.map((line) => (line.seq % 2 === 0 ? { ...line, body: null } : line))
        expect(await linesOf(journal)).toEqual(expected)
      })
      expect(await journal.append(linesAfter(lines[699]!, 1))).toBe('done')
    })

    test('keeps a picture under its digest, the first one given', async () => {
      const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => i % 251)
      await journal.putPicture(SHA, { type: 'image/png', bytes })
      await journal.putPicture(SHA, { type: 'image/webp', bytes: new Uint8Array(1) })
      await everywhere(async () => {
        const picture = await journal.picture(SHA)
        expect(picture?.type).toBe('image/png')
        expect(Buffer.from(picture!.bytes).equals(bytes)).toBe(true)
        expect(await journal.pictures()).toEqual([SHA])
      })
    })

    test('is backed up as one file that holds everything and that its owner alone may read', async () => {
      const lines = linesAfter(null, 1200)
      await journal.append(lines, receipt('a'), { seed: 'ff' })
      await journal.putPicture(SHA, { type: 'image/png', bytes: new Uint8Array(9) })
      const path = join(folder, 'backup.sqlite')
      await journal.backup(path)
      if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
      await expect(journal.backup(path)).rejects.toThrow(StoreError)
      await journal.append(linesAfter(lines.at(-1)!, 1), receipt('later'))
      const copy = await SqliteJournal.open(path)
      expect(await linesOf(copy)).toEqual(lines)
      expect(await copy.receipt('s1', 'a')).toEqual(receipt('a'))
      expect(await copy.receipt('s1', 'later')).toBeNull()
      expect(await copy.secret('seed')).toBe('ff')
      expect((await copy.picture(SHA))?.bytes.length).toBe(9)
      await copy.close()
    })

    test('says that it takes writes, and leaves nothing behind by trying', async () => {
      await journal.check()
      expect(await journal.pictures()).toEqual([])
      expect(journal.head()).toBeNull()
    })

    test('fails as a store once it is closed', async () => {
      await journal.close()
      await expect(journal.append(linesAfter(null, 1))).rejects.toThrow(StoreError)
      await expect(journal.check()).rejects.toThrow(StoreError)
      await journal.close()
    })
  })
}
