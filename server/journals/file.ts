import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { StoreError } from './error.ts'

/** Owner reads and writes, nobody else. */
const PRIVATE = 0o600

/**
 * Makes an empty file that the owner alone may read, if there is none. An existing one is not touched: closing any descriptor
 * of a file that this process has locked would let go of the lock.
 */
export function makePrivate(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'wx', PRIVATE))
}

/** Lets `write` fill a file beside the path, then gives it its name: under that name it is whole or absent, even after a power cut. */
export async function wholeFile(path: string, write: (part: string) => Promise<void>): Promise<void> {
  if (existsSync(path)) throw new StoreError('store-broken', { why: 'file-exists', path })
  await replaceFile(path, write)
}

/** As `wholeFile`, over whatever has the name: under it is the old file or the new one, even after a power cut. */
export async function replaceFile(path: string, write: (part: string) => Promise<void>): Promise<void> {
  const part = `${path}.part`
  rmSync(part, { force: true })
  makePrivate(part)
  await write(part)
  moveFile(part, path)
}

/** Gives a file another name on the same disk, over whatever has it: under it is the old file or the new one, even after a power cut. */
export function moveFile(from: string, path: string): void {
  sync(from, 'r+')
  renameSync(from, path)
  // Windows cannot open a folder, and needs no such call.
  if (process.platform !== 'win32') sync(dirname(path), 'r')
}

function sync(path: string, flags: string): void {
  const file = openSync(path, flags)
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
