import { readdirSync, readFileSync, statSync } from 'node:fs'
import { Child } from './parts/child.ts'
import { withFolder } from './parts/folder.ts'
import { load } from './parts/load.ts'
import { median } from './parts/numbers.ts'
import { RunningServer } from './parts/server.ts'
import type { Measurement } from './table.ts'

const BARE = new URL('bare.js', import.meta.url)
const PAGES = new URL('../client/', import.meta.url)
const ROUNDS = 5
const MS = 500
/** The size of the script that is asked for comes closest to so many bytes. */
const SCRIPT = 20_000

/**
 * Pages and scripts that a second of one core gives, beside bare Fastify with the same bytes. Bare Fastify reaches 0.6 of nginx
 * with the page and 0.92 with the script: the goals are 0.6 and 0.85 of nginx.
 */
export default function web(): Promise<Measurement[]> {
  return withFolder(async (folder) => {
    const server = await RunningServer.start(folder)
    const bare = new Child(BARE)
    try {
      const rows: Measurement[] = []
      for (const [name, file, path, least] of [
        ['page', 'hall/index.html', '/', 1],
        ['script', script(), `/${script()}`, 0.92],
      ] as const) {
        const port = await bare.ask<number>('file', readFileSync(new URL(file, PAGES), 'utf8'))
        const [own, anchor]: [number[], number[]] = [[], []]
        for (let round = 0; round <= ROUNDS; round++) {
          own.push(await rate(() => server.cpu(), server.port, path))
          anchor.push(await rate(() => bare.ask('cpu'), port, '/'))
        }
        const each = median(own.slice(1))
        rows.push({ name: `${name}s`, value: each, unit: '/s' })
        rows.push({
          name: `${name}s, part of bare Fastify`,
          value: each / median(anchor.slice(1)),
          unit: '×',
          budget: least,
          atLeast: true,
        })
      }
      return rows
    } finally {
      await bare.end()
      await server.stop()
    }
  })
}

/** Answers for a second of one core. */
async function rate(cpu: () => Promise<number>, port: number, path: string): Promise<number> {
  const before = await cpu()
  const count = await load(port, path, MS)
  return count / ((await cpu()) - before)
}

/** The path of the script that comes closest to the size. */
function script(): string {
  const files = readdirSync(new URL('assets/', PAGES)).filter((name) => name.endsWith('.js'))
  const off = (name: string) => Math.abs(statSync(new URL(`assets/${name}`, PAGES)).size - SCRIPT)
  return `assets/${files.toSorted((a, b) => off(a) - off(b))[0]!}`
}
