import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { root } from '../../bin/sources.mjs'
import { code } from '../../shared/fair/code.ts'
import { line, lineHash, type Line } from '../../shared/fair/journal.ts'
import type { Proof } from '../../shared/fair/proof.ts'
import type { Result } from '../../shared/fair/records.ts'
import { drawOf, JourneyEvent, prizeOf } from '../support/journeyEvent.ts'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { Panel } from '../support/panel.ts'
import { PHONE } from '../support/screens.ts'
import { Stage } from '../support/stage.ts'

const folder = mkdtempSync(join(tmpdir(), 'drumroll-proofs-'))
const file = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const isResult = ({ body }: Line): boolean => (body as Partial<Result> | undefined)?.type === 'fd1/result'

/** The proof as a forger shows it whose friend won: digests and chain made to fit again. */
function withAnotherWinner(proof: Proof, winner: string): Proof {
  let last: Line | null = null
  const journal = proof.journal.map((told): Line => {
    const body = isResult(told) ? { ...told.body, winners: [winner] } : told.body
    const chained: Line = body
      ? line(last, told.at, body)
      : { ...told, prev: last?.hash ?? told.prev, hash: '' }
    return (last = body ? chained : { ...chained, hash: lineHash(chained) })
  })
  return { ...proof, journal }
}

/** The proof without the line before its result: the words that were called. */
const withoutALine = (proof: Proof): Proof => ({
  ...proof,
  journal: proof.journal.toSpliced(proof.journal.findIndex(isResult) - 1, 1),
})

/** Chooses a proof on the page; answers what the page says of it. */
async function verdict(page: Page, file: string): Promise<string> {
  await page.getByLabel('Choose a proof file').setInputFiles(file)
  await page.getByText(`Proof loaded: ${file.split(/[\\/]/).at(-1)}`).waitFor()
  await page.getByText('Computing …').waitFor({ state: 'detached' })
  return page.locator('[data-verdict] .display').innerText()
}

/** Runs the verifier of the command line. */
function run(...args: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/verify.mjs', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, LANG: 'en' },
  })
  return { status, said: stdout + stderr }
}

journey(
  'a proof holds on a phone and on the command line, and a forged one does on neither',
  async ({ server, screens }) => {
    const evening = await JourneyEvent.make(server)
    await evening.draw(prizeOf(await evening.state(), 'Lamp'), 1)
    const state = await evening.state()
    const draw = drawOf(state, 1)
    const loser = state.people.find(({ entry }) => entry !== draw.winners[0])!

    // The QR code on the stage leads here, with the hash of the draw.
    const page = await screens.page(`/verify#${draw.open}`, PHONE)
    await page.getByText('Nothing is wrong').waitFor()
    await page.locator('[data-code].right').getByText(`that of draw 1, “Lamp”, pool 8`).waitFor()
    await page.locator('[data-draw="1"]').getByText(code(draw.open)).waitFor()
    await page.getByLabel('The code that you photographed').fill('AXPH-J3ZT-716R-9E76-NN09')
    await page.locator('[data-code].wrong').getByText('names nothing in this proof').waitFor()
    await page.locator('[data-verdict].wrong').getByText('This proof is not of that code').waitFor()
    await page.getByLabel('The code that you photographed').fill(code(draw.open).toLowerCase())
    await page.locator('[data-code].right').waitFor()

    const proof = await evening.get<Proof>('proof.json')
    writeFileSync(file('proof.json'), JSON.stringify(proof))
    writeFileSync(file('forged.json'), JSON.stringify(withAnotherWinner(proof, loser.entry)))
    writeFileSync(file('cut.json'), JSON.stringify(withoutALine(proof)))

    expect(await verdict(page, file('proof.json'))).toBe('Nothing is wrong')
    expect(await verdict(page, file('forged.json'))).toBe('Found wrong: 1')
    await page
      .locator('[data-check="results"].wrong')
      .getByText('the winners are not those that the formula gives')
      .waitFor()
    expect(await verdict(page, file('cut.json'))).toMatch(/^Found wrong: [1-9]/)
    await page.locator('[data-check="chain"].wrong').getByText('a line is missing').first().waitFor()

    expect(run(file('proof.json'), '--code', code(draw.open))).toMatchObject({
      status: 0,
      said: expect.stringContaining('Everything holds.'),
    })
    expect(run(file('forged.json'))).toMatchObject({
      status: 1,
      said: expect.stringContaining('the winners are not those that the formula gives'),
    })
    expect(run(file('cut.json'))).toMatchObject({
      status: 1,
      said: expect.stringContaining('a line is missing'),
    })

    await page.getByRole('button', { name: 'Take tonight’s proof' }).click()
    await eventually(() => page.locator('[data-verdict] .display').innerText()).toBe('Nothing is wrong')

    // The page is kept as one file, with the proof in it: it needs no server.
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save this page' }).click()
    await (await download).saveAs(file('saved.html'))
    const saved = await (await screens.device(PHONE)).newPage()
    const asked: string[] = []
    saved.on('request', (request) => asked.push(request.url()))
    await saved.goto(pathToFileURL(file('saved.html')).href)
    await saved.getByText('Nothing is wrong').waitFor()
    expect(asked.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([])
    await saved.close()

    // The stage shows the code of the same journal: below the winners of the draw, and below those of the evening.
    const { page: stage } = await Stage.beside(await Panel.open(screens, server), screens)
    const shown = async () => `Code of the journal ${await stage.locator('.journal-code').innerText()}`
    const computed = async () => {
      await page.getByRole('button', { name: 'Take tonight’s proof' }).click()
      await page.getByText('Computing …').waitFor({ state: 'detached' })
      return `Code of the journal ${await page.locator('.head-code').innerText()}`
    }
    await stage.locator('.reveal .winner-name').waitFor()
    await eventually(computed).toBe(await shown())
    const { id: wall } = await evening.send('cue.save', { scene: 'winners', title: '' })
    await evening.send('cue.show', { cue: wall })
    await stage.locator('.wall').waitFor({ state: 'attached' })
    await stage.locator('.reveal').waitFor({ state: 'detached' })
    await eventually(computed).toBe(await shown())
    await expect(page.locator('.head').innerText()).resolves.toMatch('Code of the journal')
  },
)
