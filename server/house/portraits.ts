import { sponsorKey } from '../../shared/formats/prizeList.ts'
import { Unreadable } from '../../shared/formats/unreadable.ts'
import { zippedFiles, type ZippedFile } from '../../shared/formats/zip.ts'
import { peopleByName, personByCode } from '../../shared/show/personLookup.ts'
import { isRefusal, refusal, type Refusal } from '../../shared/show/rule.ts'
import type { Person, Prize, Sponsor, State } from '../../shared/show/state.ts'
import type { Journal } from '../journals/journal.ts'
import { LARGEST_PICTURE, LARGEST_PORTRAIT } from './pictureFile.ts'
import { keepPicture, keepPortrait } from './pictures.ts'

/** The largest archive that is taken, in bytes. */
export const LARGEST_ARCHIVE = 128 * 1024 * 1024

/** A file of an archive that was not taken, and why. */
export type Problem = Refusal & { file: string }

/** The pictures of an archive that are kept, each with the id of what its name names, and the files that are not. */
export interface Pictures {
  pictures: { of: string; picture: string }[]
  problems: Problem[]
}

/** What a picture can be of. */
interface Named {
  id: string
  name: string
}

/**
 * Keeps the pictures of people of an archive, made small. A file is called as a ticket code or as a name that one person alone
 * has. Refuses what is no archive.
 */
export const keepPortraits = (
  journal: Journal,
  archive: Uint8Array,
  people: readonly Person[],
): Promise<Pictures | Refusal> =>
  keepNamed(
    archive,
    (called) => personOf(called, people),
    LARGEST_PORTRAIT,
    (bytes) => keepPortrait(journal, bytes),
  )

/**
 * Keeps the pictures of prizes and logos of sponsors of an archive. A file is called as a prize that one alone is called, else
 * as a sponsor. Refuses what is no archive.
 */
export const keepPrizePictures = (
  journal: Journal,
  archive: Uint8Array,
  { prizes, sponsors }: Pick<State, 'prizes' | 'sponsors'>,
): Promise<Pictures | Refusal> =>
  keepNamed(
    archive,
    (called) => prizeOf(called, prizes, sponsors),
    LARGEST_PICTURE,
    (bytes) => keepPicture(journal, bytes),
  )

/** Keeps the pictures of an archive, one after the other; whose they are is only answered. */
async function keepNamed(
  archive: Uint8Array,
  ownerOf: (called: string) => Named | Refusal,
  largest: number,
  keep: (bytes: Uint8Array) => Promise<{ sha256: string } | Refusal>,
): Promise<Pictures | Refusal> {
  const pictures = new Map<string, string>()
  const problems: Problem[] = []
  const files = filesOf(archive)
  if (isRefusal(files)) return files
  for (const file of files) {
    const owner = ownerOf(calledIn(file.name))
    const taken = isRefusal(owner)
      ? owner
      : pictures.has(owner.id)
        ? refusal('portrait-twice', { name: owner.name })
        : await kept(file, largest, keep)
    if (isRefusal(taken)) problems.push({ file: file.name, ...taken })
    else if (!isRefusal(owner)) pictures.set(owner.id, taken.sha256)
  }
  return { pictures: [...pictures].map(([of, picture]) => ({ of, picture })), problems }
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

/** What a file of an archive is called, without its folders and its ending. */
const calledIn = (path: string): string =>
  path
    .split(/[/\\]/u)
    .at(-1)!
    .replace(/\.[^.]*$/u, '')
    .normalize('NFC')
    .trim()

/** What a name names among prizes, else among sponsors. */
function prizeOf(called: string, prizes: readonly Prize[], sponsors: readonly Sponsor[]): Named | Refusal {
  const isCalled = ({ name }: Named) => sponsorKey(name) === sponsorKey(called)
  const named = prizes.filter(isCalled)
  if (named.length > 1) return refusal('picture-several', { count: named.length })
  return named[0] ?? sponsors.find(isCalled) ?? refusal('picture-of-nothing')
}

/** Whom a name names: by code, else by name. */
function personOf(called: string, people: readonly Person[]): Person | Refusal {
  const coded = personByCode(people, called)
  if (coded) return coded
  const named = peopleByName(people, called)
  if (named.length > 1) return refusal('portrait-several', { count: named.length })
  return named[0] ?? refusal('portrait-nobody')
}

async function kept(
  file: ZippedFile,
  largest: number,
  keep: (bytes: Uint8Array) => Promise<{ sha256: string } | Refusal>,
): Promise<{ sha256: string } | Refusal> {
  if (file.size > largest) return refusal('file-too-large', { limit: largest })
  try {
    return await keep(await file.read())
  } catch (error) {
    if (error instanceof Unreadable) return refusal('picture-broken')
    throw error
  }
}
