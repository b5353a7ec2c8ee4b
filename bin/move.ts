/** `npm run move -- FROM TO`: copies all data from a folder into a PostgreSQL database, or back. */
import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { argv, cwd, env, exit } from 'node:process'
import { fileURLToPath } from 'node:url'
import { moveIntoDatabase, moveIntoFolder, NotEmpty, type Moved } from '../server/house/move.ts'
import { sentenceOf } from '../server/start.ts'

const USAGE = 'Usage: npm run move -- FROM TO, of which one is a folder of data and the other postgres://…'

const isDatabase = (place: string): boolean => /^postgres(ql)?:\/\//.test(place)

/** A folder is named from where its user stands: npm runs scripts in the package's folder. */
const placeOf = (place: string): string =>
  isDatabase(place) ? place : resolve(env['INIT_CWD'] ?? cwd(), place)

/** Moves what the arguments name, and says what it did; answers the exit code. */
export async function main(places: readonly string[], print: (text: string) => void): Promise<number> {
  const [from = '', to = ''] = places.map(placeOf)
  if (!from || !to || isDatabase(from) === isDatabase(to)) {
    print(USAGE)
    return 1
  }
  try {
    const { journals, lines }: Moved = isDatabase(to)
      ? await moveIntoDatabase(from, to)
      : await moveIntoFolder(from, to)
    print(`${journals} journals with ${lines} lines were copied, and every line was read back and checked.`)
    return 0
  } catch (error) {
    const sentence =
      error instanceof NotEmpty ? 'Something is there already: move into an empty place.' : sentenceOf(error)
    if (sentence === null) throw error
    print(sentence)
    return 1
  }
}

if (argv[1] && realpathSync(argv[1]) === fileURLToPath(import.meta.url))
  exit(await main(argv.slice(2), console.log))
