import { wholeFile } from './file.ts'
import type { Journal, Line, Receipt, StoredFile } from './journal.ts'
import { SqliteJournal } from './sqlite.ts'

/** All that a journal holds, at one moment. */
export interface JournalContent {
  lines: AsyncIterable<Line[]>
  receipts: AsyncIterable<Receipt>
  secrets: Promise<Record<string, string>>
  marks: Promise<Record<string, string>>
  files: AsyncIterable<[sha: string, file: StoredFile]>
}

/** Writes the content of a journal that stands elsewhere as one SQLite file. Refuses a path that exists. */
export function sqliteCopy(path: string, content: JournalContent): Promise<void> {
  return wholeFile(path, async (part) => {
    const file = await SqliteJournal.open(part)
    try {
      await copyInto(file, content)
    } finally {
      await file.close()
    }
  })
}

/** Writes the content of one journal into another that is empty: slice by slice, so whoever reads it meanwhile may see a part. */
export async function copyInto(
  to: Journal,
  { lines, receipts, secrets, marks, files }: JournalContent,
): Promise<void> {
  let after: string | null = null
  for await (const slice of lines) {
    await to.append({ after, lines: slice })
    after = slice.at(-1)?.hash ?? after
  }
  for await (const receipt of receipts) await to.append({ after, lines: [], receipt })
  await to.append({ after, lines: [], secrets: await secrets, marks: await marks })
  for await (const [sha, file] of files) await to.putFile(sha, file)
}
