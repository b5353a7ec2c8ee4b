import { Unreadable } from '../../shared/formats/unreadable.ts'
import { zippedFiles, type ZippedFile } from '../../shared/formats/zip.ts'
import { peopleByName, personByCode } from '../../shared/show/personLookup.ts'
import { isRefusal, refusal, type Refusal } from '../../shared/show/rule.ts'
import type { Person } from '../../shared/show/state.ts'
import type { Journal } from '../journals/journal.ts'
import { LARGEST_PORTRAIT } from './pictureFile.ts'
import { keepPortrait } from './pictures.ts'

/** The largest archive that is taken, in bytes. */
export const LARGEST_ARCHIVE = 128 * 1024 * 1024

/** A file of an archive that was not taken, and why. */
export type Problem = Refusal & { file: string }

/** The pictures of an archive that are kept, each with the person whom its name names, and the files that are not. */
export interface Portraits {
  pictures: { person: string; picture: string }[]
  problems: Problem[]
}

/**
 * Keeps the pictures of an archive, one after the other, in the journal; whose they are is only answered. A file is called as
 * a ticket code or as a name that one person alone has. Refuses what is no archive.
 */
export async function keepPortraits(
  journal: Journal,
  archive: Uint8Array,
  people: readonly Person[],
): Promise<Portraits | Refusal> {
  const pictures = new Map<string, string>()
  const problems: Problem[] = []
  const files = filesOf(archive)
  if (isRefusal(files)) return files
  for (const file of files) {
    const person = personOf(file, people)
    const taken = isRefusal(person)
      ? person
      : pictures.has(person.id)
        ? refusal('portrait-twice', { name: person.name })
        : await kept(journal, file)
    if (isRefusal(taken)) problems.push({ file: file.name, ...taken })
    else if (!isRefusal(person)) pictures.set(person.id, taken.sha256)
  }
  return { pictures: [...pictures].map(([person, picture]) => ({ person, picture })), problems }
}

/** The files that somebody put there; systems add some of their own. */
function filesOf(archive: Uint8Array): ZippedFile[] | Refusal {
  try {
    return zippedFiles(archive).filter(
      ({ name }) => !/(^|\/)(__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)/iu.test(name),
    )
  } catch (error) {
    if (error instanceof Unreadable) return refusal('archive-broken')
    throw error
  }
}

/** Whom a file names: by code, else by name. */
function personOf({ name }: ZippedFile, people: readonly Person[]): Person | Refusal {
  const called = name
    .split(/[/\\]/u)
    .at(-1)!
    .replace(/\.[^.]*$/u, '')
    .normalize('NFC')
    .trim()
  const coded = personByCode(people, called)
  if (coded) return coded
  const named = peopleByName(people, called)
  if (named.length > 1) return refusal('portrait-several', { count: named.length })
  return named[0] ?? refusal('portrait-nobody')
}

async function kept(journal: Journal, file: ZippedFile): Promise<{ sha256: string } | Refusal> {
  if (file.size > LARGEST_PORTRAIT) return refusal('file-too-large', { limit: LARGEST_PORTRAIT })
  try {
    return await keepPortrait(journal, await file.read())
  } catch (error) {
    if (error instanceof Unreadable) return refusal('picture-broken')
    throw error
  }
}
