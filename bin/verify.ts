/** `npm run verify -- proof.json [--ticket t.json] [--code CODE]`: checks the files and says why, one line a finding. */
import { readFileSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { argv, cwd, env, stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { finding, type Finding } from '../shared/fair/finding.ts'
import { identifyCode } from '../shared/fair/codeIdentity.ts'
import { checkTicket } from '../shared/fair/ticket.ts'
import { verification } from '../shared/fair/verification.ts'
import { fill, sentence, type Catalogue } from '../shared/i18n/findings/catalogue.ts'
import { CATALOGUES } from '../shared/i18n/findings/index.ts'
import { languageOf } from '../shared/show/languages.ts'

/** What the verifier needs of the machine. `read` throws when there is no such file. */
export interface Io {
  read(file: string): string
  print(text: string): void
  /** As the environment says it, such as `zh_CN.UTF-8`. */
  language: string
}

/** Verifies what the arguments name, prints what it finds, and answers the exit code: 0 when everything holds, else 1. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  const catalogue = await CATALOGUES[languageOf(io.language)]()
  const asked = parse(args)
  if (!asked) {
    io.print(catalogue.usage)
    return 1
  }
  const findings = await check(asked, io)
  return tell(findings, catalogue, io)
}

interface Asked {
  proof: string
  tickets: string[]
  codes: string[]
}

function parse(args: readonly string[]): Asked | null {
  const asked: Asked = { proof: '', tickets: [], codes: [] }
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!
    if (arg === '--ticket' || arg === '--code') {
      const value = args[++i]
      if (value === undefined) return null
      asked[arg === '--ticket' ? 'tickets' : 'codes'].push(value)
    } else if (asked.proof !== '' || arg.startsWith('--')) {
      return null
    } else {
      asked.proof = arg
    }
  }
  return asked.proof === '' ? null : asked
}

async function check({ proof: file, tickets, codes }: Asked, io: Io): Promise<Finding[]> {
  const proof = read(file, io)
  if ('fault' in proof) return [proof.fault]
  const audited = await verification(proof.json)
  const ofTickets = tickets.flatMap((name) => {
    const ticket = read(name, io)
    return 'fault' in ticket ? [ticket.fault] : checkTicket(ticket.json, proof.json, audited)
  })
  return [...audited.findings, ...ofTickets, ...codes.map((code) => identifyCode(code, audited.report))]
}

function read(file: string, io: Io): { json: unknown } | { fault: Finding } {
  let text: string
  try {
    text = io.read(file)
  } catch {
    return { fault: finding('file-unread', { file }) }
  }
  try {
    return { json: JSON.parse(text.replace(/^\ufeff/, '')) as unknown }
  } catch {
    return { fault: finding('not-json', { file }) }
  }
}

function tell(findings: readonly Finding[], catalogue: Catalogue, io: Io): number {
  const faults = findings.filter(({ level }) => level === 'error')
  for (const found of findings)
    io.print(`${found.level === 'error' ? '✗' : '·'} ${sentence(found, catalogue)}`)
  io.print(faults.length === 0 ? catalogue.holds : fill(catalogue.fails, () => String(faults.length)))
  return faults.length === 0 ? 0 : 1
}

/** Prints lines to a stream; whoever reads it may stop early (`| head`), and the rest is dropped. */
export function printer(stream: NodeJS.WritableStream): Io['print'] {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  return (text) => void stream.write(`${text}\n`)
}

if (argv[1] !== undefined && realpathSync(argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(argv.slice(2), {
    // npm runs scripts in the package's folder; a file is named from where its user stands.
    read: (file) => readFileSync(resolve(env['INIT_CWD'] ?? cwd(), file), 'utf8'),
    print: printer(stdout),
    language: env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '',
  })
}
