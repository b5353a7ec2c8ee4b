import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { code } from '../../shared/fair/code.ts'
import { JourneyEvent, holders } from '../support/journeyEvent.ts'
import { eventually } from '../support/eventually.ts'
import { firstRun } from '../support/journey.ts'
import { Panel } from '../support/panel.ts'
import { read } from '../support/qr.ts'
import { PHONE } from '../support/screens.ts'
import { Stage } from '../support/stage.ts'

const example = (name: string) => readFileSync(new URL(`../../examples/${name}`, import.meta.url))

/** A list as Excel on a Chinese Windows saves it, with one row once more and one that has no name. */
function guests(): Buffer {
  const list = example('guests-gb18030.csv')
  const rows = list.toString('latin1').split('\r\n')
  return Buffer.from(`${list.toString('latin1')}${rows[1]}\r\nX-1,,10000000000,,\r\n`, 'latin1')
}

firstRun(
  'a stranger signs in by the printed link, imports two lists, adds a prize and draws a winner',
  async ({ server, screens }) => {
    // A browser says so of a hall that asks while nothing is on.
    screens.expect(/status of 404 .*state\?role=hall/)
    const panel = await Panel.open(screens, server)
    const { page } = panel
    const hall = await screens.page('/', PHONE)
    await hall.getByText('Nothing is on yet').waitFor()
    await page.getByText('Rehearsal').first().waitFor()

    // A list goes into a real event, which is made for it and becomes the current one.
    await panel.tab('People')
    await panel.button('Import a list').click()
    await page.getByLabel('Title of the event').last().fill('Night of Lamps')
    await panel.button('Make the event').click()
    await hall.getByRole('heading', { name: 'Night of Lamps' }).waitFor()
    await page
      .getByLabel('Choose a file')
      .setInputFiles({ name: '嘉宾.csv', mimeType: 'text/csv', buffer: guests() })
    await page.getByText('What the columns are (82 rows)').waitFor()
    await page.getByText('1 row without a name, left out').waitFor()
    await page.getByText('1 row with a ticket code that was there already, left out').click()
    await page.getByText('王懿: row 2 has the ticket code SZJMPYMX already').waitFor()
    await page.getByText('on the list; 0 now').waitFor()
    await panel.button('Import: 80 new, 0 changed').click()
    await page.getByText('80 added, 0 changed, 0 withdrawn.').waitFor()
    await panel.button('To the list').click()

    await panel.button('Import a list').click()
    await page.getByLabel('Choose a file').setInputFiles({
      name: 'guests.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: example('guests-libreoffice.xlsx'),
    })
    const apply = panel.button(/^Import: \d+ new, \d+ changed$/)
    const [, added] = /(\d+) new/.exec(await apply.innerText())!
    await apply.click()
    await page.getByText(`${added} added, `).waitFor()
    await panel.button('To the list').click()
    const evening = await JourneyEvent.current(server)
    expect((await evening.state()).people).toHaveLength(80 + Number(added))

    // Somebody comes in.
    await page.getByPlaceholder('Name, ticket code, group or last four digits').fill('王懿')
    const row = page.locator('li').filter({ hasText: 'SZJMPYMX' })
    await row.getByRole('button', { name: 'Check in' }).click()
    await row.getByRole('button', { name: 'Here' }).waitFor()
    await panel.button('Only those checked in').click()

    // A name and a number are enough for a prize.
    await panel.tab('Prizes')
    await panel.button('Add a prize').click()
    await page.getByLabel('Name', { exact: true }).fill('Lamp')
    await panel.button('Save').click()
    await page.getByText('1 of 1 left').first().waitFor()

    // The projector's computer is let in by the code that it shows.
    const stage = await Stage.strange(screens)
    const shown = stage.page.locator('.pair-code')
    await eventually(() => shown.innerText()).toMatch(/^[\dA-Z-]+$/)
    await panel.tab('Links')
    await page.getByLabel('Code on the screen').fill(await shown.innerText())
    await panel.button('Let in').click()
    await page.getByText('Done. The screen goes on by itself.').waitFor()
    await page.getByText('1 screen', { exact: true }).waitFor()

    await panel.press('Show: Lamp')
    await stage.page.getByText('Lamp', { exact: true }).waitFor()
    await panel.press('Start the draw: Lamp × 1')
    const qr = stage.page.locator('.open-qr svg')
    await qr.waitFor()
    const [draw] = (await evening.state()).draws
    expect(await read(qr)).toBe(`${server.origin}/verify#${draw!.open}`)
    expect(await stage.code()).toBe(code(draw!.open))
    await hall.getByText(code(draw!.open)).waitFor()

    await panel.call('月亮 moon 42')
    await eventually(() => stage.witness.firstSeen('月亮 moon 42')).not.toBe(null)
    await panel.says('Confirm 1 winner')
    const [winner] = holders(await evening.state())
    expect(winner!.checkedIn).toBe(true)
    await eventually(() => stage.winners()).toEqual([winner!.name])
    await hall.locator('.winner').getByText(winner!.name).waitFor()
    await panel.press('Confirm 1 winner')
    await panel.winner(winner!.name).getByText('Confirmed').waitFor()
    await panel.says('End of the rundown')
  },
)
