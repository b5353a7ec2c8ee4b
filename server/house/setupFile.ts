import { createHash } from 'node:crypto'
import { Compile } from 'typebox/compile'
import { isRefusal, refusal, type Refusal } from '../../shared/show/rule.ts'
import { SETUP_FORMAT, SETUP_VERSION, Setup, setupOf } from '../../shared/show/setup.ts'
import type { State } from '../../shared/show/state.ts'
import type { Journal, StoredFile } from '../journals/journal.ts'
import { namedFiles } from './events/copy.ts'
import { rewritePicture } from './pictureFile.ts'
import { soundOf } from './soundFile.ts'

/** The largest set-up file that is taken, in bytes: pictures and all. */
export const LARGEST_SETUP = 64 * 1024 * 1024
/** The most pictures and sounds in one. */
const MOST_FILES = 500

const form = Compile(Setup)

/** The set-up of an event as the bytes of a file, with the pictures and sounds that it names; of nobody on its list. */
export async function writeSetup(state: State, journal: Journal): Promise<Buffer> {
  const files: Setup['files'] = {}
  for (const sha of namedFiles(state, [])) {
    const file = await journal.file(sha)
    if (file) files[sha] = { type: file.type, base64: Buffer.from(file.bytes).toString('base64') }
  }
  return Buffer.from(`${JSON.stringify({ ...setupOf(state), files }, null, 1)}\n`)
}

/** A set-up as it was read, and its files by the SHA-256 under which they are kept. */
export interface ReadSetup {
  setup: Setup
  files: Map<string, StoredFile>
}

/**
 * Reads a set-up file. Pictures are written anew and sounds looked at as those that are uploaded, and what names them follows.
 * Refuses what is no such file (`setup-unknown`), one of a later version (`setup-later {version}`), a part that is not as it should
 * be (`setup-malformed {path}`), and what a picture or a sound is refused for.
 */
export async function readSetup(bytes: Buffer): Promise<ReadSetup | Refusal> {
  const said = parsed(bytes)
  if (said?.['format'] !== SETUP_FORMAT) return refusal('setup-unknown')
  const { version } = said
  if (typeof version === 'number' && version > SETUP_VERSION) return refusal('setup-later', { version })
  if (!form.Check(said)) {
    const [first] = form.Errors(said)
    return refusal('setup-malformed', { path: first?.instancePath.slice(0, 100) ?? '' })
  }
  if (Object.keys(said.files).length > MOST_FILES) return refusal('pictures-full', { limit: MOST_FILES })
  const files = new Map<string, StoredFile>()
  const kept = new Map<string, string>()
  for (const [sha, { type, base64 }] of Object.entries(said.files)) {
    const raw = Buffer.from(base64, 'base64')
    const file = type.startsWith('audio/') ? soundOf(raw) : await rewritePicture(raw)
    if (isRefusal(file)) return file
    const digest = createHash('sha256').update(file.bytes).digest('hex')
    kept.set(sha, digest)
    files.set(digest, file)
  }
  const { files: _files, ...asks } = said
  return { setup: { ...(renamed(asks, kept) as Omit<Setup, 'files'>), files: {} }, files }
}

function parsed(bytes: Buffer): Record<string, unknown> | null {
  try {
    const said: unknown = JSON.parse(bytes.toString('utf8'))
    return said !== null && typeof said === 'object' ? (said as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** The same with the names that files have now. */
function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value
  if (Array.isArray(value)) return value.map((one) => renamed(one, names))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, renamed(one, names)]))
}
