import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { guardZip } from '../../shared/formats/zip.ts'
import { SAMPLES } from '../support/formatSamples.ts'

interface Part {
  data: Buffer
  /** What the directory says that the data inflates to. */
  says: number
  packed?: number
}

/** An archive of deflated parts whose directory says what it is told to. */
function archive(parts: Part[], zip64 = false): Uint8Array {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { data, says, packed = data.length } of parts) {
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(8, 8)
    local.push(head, data)
    const extra = Buffer.alloc(zip64 ? 28 : 0)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(zip64 ? 0xffffffff : packed, 20)
    entry.writeUInt32LE(zip64 ? 0xffffffff : says, 24)
    entry.writeUInt16LE(extra.length, 30)
    entry.writeUInt32LE(zip64 ? 0xffffffff : at, 42)
    if (zip64) {
      extra.writeUInt16LE(1, 0)
      extra.writeUInt16LE(24, 2)
      for (const [i, value] of [says, packed, at].entries()) extra.writeBigUInt64LE(BigInt(value), 4 + 8 * i)
    }
    directory.push(entry, extra)
    at += 30 + data.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(
    directory.reduce((sum, part) => sum + part.length, 0),
    12,
  )
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...local, ...directory, end]))
}

const zeros = deflateRawSync(Buffer.alloc(10_000_000))
const tiny = { data: deflateRawSync(Buffer.alloc(1)), says: 1 }
const honest = { data: zeros, says: 10_000_000 }

test.each([false, true])('an archive that inflates to what it says passes, ZIP64: %s', async (zip64) => {
  await expect(guardZip(archive([honest, honest], zip64))).resolves.toBeUndefined()
})

test.each([
  ['whose parts say that they are too much together', archive(Array.from({ length: 21 }, () => honest))],
  ['that says so in ZIP64', archive([{ data: zeros, says: 2 ** 33 }], true)],
  ['that inflates to more than it says', archive([{ data: zeros, says: 5_000 }])],
  ['of very many parts', archive(Array.from({ length: 2_001 }, () => tiny))],
])('an archive %s is too heavy', async (_, bytes) => {
  await expect(guardZip(bytes)).rejects.toMatchObject({ code: 'file-too-heavy' })
})

test.each([
  ['whose size stands only behind its data', archive([{ ...honest, packed: 0 }])],
  ['whose data is not packed as it says', archive([{ data: Buffer.from('not deflated at all'), says: 100 }])],
  [
    'whose part lies outside it',
    archive([honest]).map((byte, i, all) => (i === all.length - 26 ? 0xff : byte)),
  ],
])('an archive %s is broken', async (_, bytes) => {
  await expect(guardZip(bytes)).rejects.toMatchObject({ code: 'file-broken' })
})

test.each(Object.entries(SAMPLES.workbook))('a workbook passes: %s', async (_, bytes) => {
  await expect(guardZip(bytes)).resolves.toBeUndefined()
})
