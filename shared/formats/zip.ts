import { Unreadable } from './unreadable.ts'

const ENTRIES = 2_000
const INFLATED = 200 * 1024 * 1024
const FULL = 0xffffffff

interface Entry {
  method: number
  packed: number
  size: number
  /** Where its local header stands. */
  at: number
}

/**
 * Refuses an archive that would inflate to more than 200 MB, before anything of it is kept: by what its directory says
 * (PKWARE APPNOTE 4.3.12), then, since a directory can lie, by inflating every entry and throwing the bytes away.
 */
export async function guardZip(bytes: Uint8Array): Promise<void> {
  const entries = directory(bytes)
  if (entries.length > ENTRIES) throw new Unreadable('file-too-heavy')
  let room = INFLATED
  for (const entry of entries) {
    // Sizes that stand only behind the data would have to be searched for.
    if (entry.method !== 0 && entry.packed === 0 && entry.size !== 0) throw new Unreadable('file-broken')
    room -= entry.size
    if (room < 0) throw new Unreadable('file-too-heavy')
  }
  for (const entry of entries) if (entry.method === 8) await inflates(packed(bytes, entry), entry.size)
}

/** The entries that the archive's central directory lists. */
function directory(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    let { at, count } = end(view)
    const entries: Entry[] = []
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== 0x02014b50) throw new Unreadable('file-broken')
      const name = view.getUint16(at + 28, true)
      const extra = view.getUint16(at + 30, true)
      const entry = {
        method: view.getUint16(at + 10, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        at: view.getUint32(at + 42, true),
      }
      entries.push(widened(view, entry, at + 46 + name, extra))
      if (entries.length > ENTRIES) break
      at += 46 + name + extra + view.getUint16(at + 32, true)
    }
    return entries
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('file-broken', {}, error)
  }
}

/** Where the directory starts and how many entries it has; from the ZIP64 record where the old one overflows. */
function end(view: DataView): { at: number; count: number } {
  const first = Math.max(0, view.byteLength - 65_557)
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue
    const count = view.getUint16(at + 10, true)
    const start = view.getUint32(at + 16, true)
    if (count !== 0xffff && start !== FULL && view.getUint32(at + 12, true) !== FULL)
      return { at: start, count }
    const record = long(view, at - 20 + 8)
    if (view.getUint32(record, true) !== 0x06064b50) throw new Unreadable('file-broken')
    return { at: long(view, record + 48), count: long(view, record + 32) }
  }
  throw new Unreadable('file-broken')
}

/** An entry whose overflowing members are replaced by those of its ZIP64 extra field. */
function widened(view: DataView, entry: Entry, from: number, length: number): Entry {
  if (entry.size !== FULL && entry.packed !== FULL && entry.at !== FULL) return entry
  const wide = { ...entry }
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let value = at + 4
    for (const member of ['size', 'packed', 'at'] as const) {
      if (wide[member] !== FULL) continue
      wide[member] = long(view, value)
      value += 8
    }
    return wide
  }
  throw new Unreadable('file-broken')
}

const long = (view: DataView, at: number) => Number(view.getBigUint64(at, true))

function packed(bytes: Uint8Array, entry: Entry): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.at + 30 > bytes.length) throw new Unreadable('file-broken')
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
  return bytes.slice(start, start + entry.packed)
}

/** Holds an entry to the size that it states. */
async function inflates(data: Uint8Array<ArrayBuffer>, size: number): Promise<void> {
  let seen = 0
  try {
    const inflated = new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
    const reader = inflated.getReader()
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      seen += part.value.length
      if (seen > size) {
        await reader.cancel().catch(() => undefined)
        throw new Unreadable('file-too-heavy')
      }
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('file-broken', {}, error)
  }
}
