import { Unreadable } from './unreadable.ts'

const ENTRIES = 2_000
const INFLATED = 200 * 1024 * 1024
const FULL = 0xffffffff

/** A file in an archive. */
export interface ZippedFile {
  /** Its path, with `/` between folders. */
  name: string
  /** Bytes that it unpacks to, as the archive says. */
  size: number
  /** Unpacks it. Throws an Unreadable if it is damaged, encrypted, or larger than it says. */
  read(): Promise<Uint8Array>
}

interface Entry {
  name: string
  encrypted: boolean
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

/**
 * The files in an archive, in its order, without folders; nothing is unpacked until it is read. Throws an Unreadable for what is no
 * archive, or has more than 2,000 entries.
 */
export function zippedFiles(bytes: Uint8Array): ZippedFile[] {
  const entries = directory(bytes)
  if (entries.length > ENTRIES) throw new Unreadable('file-too-heavy')
  const files = entries.filter(({ name }) => !name.endsWith('/'))
  return files.map((entry) => ({ name: entry.name, size: entry.size, read: () => unpacked(bytes, entry) }))
}

async function unpacked(bytes: Uint8Array, entry: Entry): Promise<Uint8Array> {
  if (entry.encrypted) throw new Unreadable('file-encrypted')
  const data = packed(bytes, entry)
  if (entry.method === 0) return data
  if (entry.method !== 8) throw new Unreadable('file-broken')
  const parts: Uint8Array[] = []
  await inflates(data, entry.size, (part) => parts.push(part))
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer())
}

/** A name as UTF-8; where it is none, as Windows in Chinese writes it. */
function nameOf(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {}
  }
  return new TextDecoder('latin1').decode(bytes)
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
        name: nameOf(bytes.subarray(at + 46, at + 46 + name)),
        encrypted: (view.getUint16(at + 8, true) & 1) === 1,
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

/** Holds an entry to the size that it states. @param take is given each part of it */
async function inflates(
  data: Uint8Array<ArrayBuffer>,
  size: number,
  take: (part: Uint8Array) => void = () => undefined,
): Promise<void> {
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
      take(part.value)
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('file-broken', {}, error)
  }
}
