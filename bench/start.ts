import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { npmCommand } from '../bin/npm.mjs'
import { withFolder } from './parts/folder.ts'
import { clock, median } from './parts/numbers.ts'
import type { Measurement } from './table.ts'

const TIMES = 3
const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** `npm start` where everything is installed and built, until it listens. */
export default function start(): Promise<Measurement[]> {
  return withFolder(async (folder) => {
    const times: number[] = []
    for (let i = 0; i <= TIMES; i++) times.push(await npmStart(folder))
    const [, ...later] = times
    return [{ name: 'second npm start until it listens', value: median(later), unit: 'ms', budget: 2000 }]
  })
}

async function npmStart(data: string): Promise<number> {
  const from = clock()
  const [command, ...args] = npmCommand()
  const child = spawn(command, [...args, 'start'], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: data },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  let words = ''
  child.stdout.on('data', (chunk: Buffer) => (words += chunk.toString()))
  while (!words.includes('/host#')) await once(child.stdout, 'data')
  const taken = clock() - from
  // npm does not pass a signal on to what it started.
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'])
  else process.kill(-child.pid!)
  await once(child, 'close')
  return taken
}
