import { PLAIN_LOOK } from '../../../shared/show/themes/index.ts'
import type { Look } from '../../../shared/show/themes/theme.ts'

const FORMAT = 'drumroll/look'
const PICTURES = ['background', 'logo'] as const
type PictureName = (typeof PICTURES)[number]

/** A look as it stands in a file: its colours, and its pictures themselves. */
export interface LookFile {
  colours: Pick<Look, 'theme' | 'ink' | 'light'>
  pictures: Partial<Record<PictureName, Blob>>
}

/** Writes a look with its pictures as the text of a file (JSON). */
export async function writeLook({ colours, pictures }: LookFile): Promise<string> {
  const encoded: Record<string, string> = {}
  for (const name of PICTURES) {
    const picture = pictures[name]
    if (picture) encoded[name] = await base64(picture)
  }
  return `${JSON.stringify({ format: FORMAT, ...colours, pictures: encoded }, null, 2)}\n`
}

/** Reads a look from the text of a file; null where it holds none. The server judges whether its colours are readable. */
export function readLook(text: string): LookFile | null {
  let said: unknown
  try {
    said = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof said !== 'object' || said === null) return null
  const { format, pictures, ...rest } = said as Record<string, unknown>
  if (format !== FORMAT) return null
  const colour = (name: 'theme' | 'ink' | 'light') =>
    typeof rest[name] === 'string' ? rest[name] : PLAIN_LOOK[name]
  const found: LookFile['pictures'] = {}
  for (const name of PICTURES) {
    const picture = blob((pictures as Record<string, unknown> | undefined)?.[name])
    if (picture) found[name] = picture
  }
  return { colours: { theme: colour('theme'), ink: colour('ink'), light: colour('light') }, pictures: found }
}

async function base64(picture: Blob): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

function blob(encoded: unknown): Blob | null {
  if (typeof encoded !== 'string') return null
  try {
    return new Blob([Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0))])
  } catch {
    return null
  }
}
