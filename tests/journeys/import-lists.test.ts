import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { JourneyEvent } from '../support/journeyEvent.ts'
import { journey } from '../support/journey.ts'
import { Panel } from '../support/panel.ts'

const list = (name: string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: readFileSync(new URL(`../fixtures/lists/${name}`, import.meta.url)),
})

journey(
  'a host decides what a status means, takes every sheet of a workbook, and makes a double one person',
  async ({ server, screens }) => {
    const event = await JourneyEvent.make(server, { people: [] })
    const panel = await Panel.open(screens, server)
    const { page } = panel
    await panel.tab('People')
    const names = async () => (await event.state()).people.map(({ name }) => name)
    const choose = async (name: string) => {
      await panel.button('Import a list').click()
      await page.getByLabel('Choose a file').setInputFiles(list(name))
    }

    await choose('47-status-yes-no.csv')
    await page.getByText('Who takes part: 是否通过').waitFor()
    await panel.button('Import: 2 new, 0 changed').waitFor()
    await page
      .getByRole('radiogroup', { name: '待定' })
      .getByRole('radio', { name: 'In', exact: true })
      .click()
    await panel.button('Import: 3 new, 0 changed').click()
    await panel.button('To the list').click()
    expect(await names()).toEqual(['张一鸣', '王三多', '赵四海'])

    await choose('08-a-sheet-for-each-table.xlsx')
    await page.getByText('2 more sheets hold people').waitFor()
    await page
      .getByLabel('Sheet', { exact: true })
      .selectOption({ label: 'All sheets with people, the sheet as the group' })
    await panel.button('Import: 6 new, 0 changed').click()
    await panel.button('To the list').click()
    const groups = (await event.state()).people.map(({ group }) => group)
    expect(groups.slice(3)).toEqual(['第1桌', '第1桌', '第2桌', '第2桌', '第3桌', '第3桌'])

    await choose('32-registered-twice.csv')
    await page.getByText('1 person is in this file more than once').click()
    await page.getByRole('switch', { name: '张一鸣: A1001' }).click()
    await page.getByRole('button', { name: /^Import: / }).click()
    await panel.button('To the list').click()
    await eventually(names).toContain('李二喜')
    expect((await names()).filter((name) => name === '张一鸣')).toHaveLength(2)
  },
)
