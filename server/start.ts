import { StoreError } from './journals/error.ts'

/** Why a server did not start, as one sentence for whoever runs it; null for what nobody foresaw. */
export function sentenceOf(error: unknown): string | null {
  if (error instanceof StoreError) return storeSentence(error)
  if (!(error instanceof Error)) return null
  const { code, address, port } = error as NodeJS.ErrnoException & { address?: string; port?: number }
  const where = `${address ?? ''}:${port ?? ''}`
  if (code === 'EADDRINUSE')
    return `Another program listens on ${where}: stop it, or choose another port with PORT.`
  if (code === 'EACCES') return `This user may not listen on ${where}: choose a PORT above 1023.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `This computer has no address ${address}: check HOST.`
  return null
}

function storeSentence({ code, with: { line, missing, path, house, why, database } }: StoreError): string {
  if (database) return databaseSentence(code, String(why))
  const file = path === undefined ? 'the data folder' : String(path)
  switch (code) {
    case 'store-taken':
      return `Another server has ${file} open: stop it, or choose another folder with DATA_DIR.`
    case 'store-full':
      return `There is no room left for ${file}: free some space on the disk.`
    case 'journal-broken':
      return `The journal in ${file} does not hold at line ${String(line)}: restore a backup; nothing has been changed.`
    case 'journal-cut':
      if (house)
        return `The server’s own journal (house.sqlite: events, links, who is signed in) lacks its end: ${String(missing)} entries after line ${String(line)}. Restore it, or go on without them: npm start -- --go-on. Then revoke again what you had revoked.`
      return `The journal in ${file} lacks its end: ${String(missing)} entries after line ${String(line)}. Restore a backup, or let the host panel go on from there.`
    case 'store-broken':
      return `Drumroll cannot read or write ${file}: check the disk and the rights of the folder, or restore a backup.`
  }
}

function databaseSentence(code: StoreError['code'], why: string): string {
  if (code === 'store-taken') return 'Another server uses the database of DATABASE_URL: stop it first.'
  if (code === 'store-full') return 'The database of DATABASE_URL has no room left.'
  if (why === 'not-durable')
    return 'The database of DATABASE_URL may lose what it has confirmed: set fsync and synchronous_commit to on.'
  if (why === 'later-form')
    return 'The tables in the database of DATABASE_URL were made by a later version of Drumroll: use that.'
  return `The database of DATABASE_URL cannot be used (${why}): check its address, and that it runs.`
}
