import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { main, printer } from '../../bin/verify.ts'
import { code } from '../../shared/fair/code.ts'
import { ERRORS, NOTES, finding } from '../../shared/fair/finding.ts'
import { makeTicket } from '../../shared/fair/ticket.ts'
import { sentence } from '../../shared/i18n/findings/catalogue.ts'
import { en } from '../../shared/i18n/findings/en.ts'
import { CATALOGUES } from '../../shared/i18n/findings/index.ts'
import { LANGUAGE_IDS } from '../../shared/show/languages.ts'
import { copy, vectors } from '../support/vectors.ts'

/** Runs the command over files held in memory. */
async function verify(args: string, files: Record<string, unknown>, language = 'en_GB.UTF-8') {
  const lines: string[] = []
  const exit = await main(args.split(' ').filter(Boolean), {
    language,
    print: (text) => lines.push(text),
    read(file) {
      if (!(file in files)) throw new Error('ENOENT')
      const content = files[file]
      return typeof content === 'string' ? content : JSON.stringify(content)
    },
  })
  return { exit, lines, text: lines.join('\n') }
}

const v = vectors[0]!
const ticket = makeTicket(
  v.people.find(({ hash }) => hash === v.draws[0]!.winners[0])!.entry,
  v.proof.rolls[v.last_root]!,
)

describe('npm run verify', () => {
  it('goes on to its exit code where whoever reads it stops early', async () => {
    const closed = new Writable({
      write: (_line, _encoding, done) => done(Object.assign(new Error('closed'), { code: 'EPIPE' })),
    })
    const print = printer(closed)
    print('one')
    await new Promise((over) => closed.once('close', over))
    expect(() => print('two')).not.toThrow()
  })

  it('answers 0 for every vector', async () => {
    for (const { proof } of vectors) {
      const { exit, text } = await verify('p.json', { 'p.json': proof })
      expect(text).not.toContain('✗')
      expect([exit, text.split('\n').pop()]).toEqual([0, en.holds])
    }
  })

  it('says which award a ticket holds and what a code names', async () => {
    const files = { 'p.json': v.proof, 't.json': ticket }
    const { exit, text } = await verify(`p.json --ticket t.json --code ${v.last_seal_code}`, files)
    expect(exit).toBe(0)
    expect(text).toContain('The ticket’s award was voided: draw 1, place 1, “Laptop”.')
    expect(text).toContain(`Code ${v.last_seal_code} is that of seal 1, 12 in the roll.`)
  })

  it('answers 1 and says why when the proof, a ticket or a code is wrong', async () => {
    const forged = copy(v.proof)
    forged.journal[3]!.at = forged.journal[3]!.at.replace('21.000', '21.001')
    const wrong = await verify('p.json', { 'p.json': forged })
    expect(wrong.exit).toBe(1)
    expect(wrong.text).toContain('✗ line 4: The hash of the line does not fit what the line says.')
    const stranger = { ...ticket, index: 0 }
    expect((await verify('p.json --ticket t.json', { 'p.json': v.proof, 't.json': stranger })).exit).toBe(1)
    const other = code(vectors[1]!.last_seal)
    expect((await verify(`p.json --code ${other}`, { 'p.json': v.proof })).exit).toBe(1)
  })

  it('answers 1 with one sentence for a missing file, a file that is no JSON, and wrong arguments', async () => {
    expect((await verify('gone.json', {})).lines[0]).toBe('✗ The file gone.json cannot be read.')
    expect((await verify('p.json', { 'p.json': '{' })).lines[0]).toBe('✗ The file p.json is not JSON.')
    for (const args of ['', 'a.json b.json', 'a.json --ticket', '--verbose a.json']) {
      expect(await verify(args, {})).toMatchObject({ exit: 1, lines: [en.usage] })
    }
  })

  it.each([
    ['zh_CN.UTF-8', '日志共 16 行', '全部验证通过。'],
    ['zh_TW.UTF-8', '日誌共 16 行', '全部驗證通過。'],
    ['C.UTF-8', 'The journal has 16 lines', 'Everything holds.'],
  ])('speaks the language of the machine: %s', async (locale, head, holds) => {
    const { text } = await verify('p.json', { 'p.json': v.proof }, locale)
    expect(text).toContain(head)
    expect(text).toContain(holds)
  })

  it('prints no control or direction character that a proof carries', async () => {
    const { text } = await verify('p.json', { 'p.json': { ...v.proof, '\u001b[2J\u202e': 1 } })
    expect(text).toContain('a member “\ufffd[2J\ufffd”')
  })
})

/** What a sentence asks of its finding. */
function members(text: string): (string | undefined)[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
}

const catalogues = await Promise.all(LANGUAGE_IDS.map(async (id) => [id, await CATALOGUES[id]()] as const))
describe.each(catalogues)('the sentences in %s', (_, catalogue) => {
  it('say every finding, and nothing else', () => {
    expect(Object.keys(catalogue.sentences).sort()).toEqual([...ERRORS, ...NOTES].sort())
    for (const text of Object.values(catalogue.sentences)) expect(text.trim()).not.toBe('')
    expect(Object.keys(catalogue.words).sort()).toEqual(Object.keys(en.words).sort())
  })

  it('name the same members of a finding as in English', () => {
    for (const key of [...ERRORS, ...NOTES]) {
      expect([key, members(catalogue.sentences[key])]).toEqual([key, members(en.sentences[key])])
    }
  })

  it('shorten hashes and long lists', () => {
    const entries = Array.from({ length: 7 }, () => 'a'.repeat(64))
    const text = sentence(finding('rows-added', { no: 2, count: 7, entries }, 3), catalogue)
    expect(text).toContain('aaaaaaaaaaaa…')
    expect(text).not.toContain('a'.repeat(13))
    expect(text).toContain('2')
  })
})
