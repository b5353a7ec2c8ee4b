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
    await page.locator('.questions li').filter({ hasText: '张一鸣' }).getByText('Make one').click()
    await page.getByRole('button', { name: /^Import: / }).click()
    await panel.button('To the list').click()
    await eventually(names).toContain('李二喜')
    expect((await names()).filter((name) => name === '张一鸣')).toHaveLength(2)
  },
)

/** A second batch: a heading that nothing is known of, somebody twice, a number that cannot be right, and somebody who is another person under a known code. */
const BATCH = [
  'No,Who,Full name,Ticket code,Mobile,Remark',
  '1,x,Chen Siyuan,T-11,13800000001,likes tea',
  '2,x,Chen Siyuan,T-12,13800000001,',
  '3,x,Wang Wei,T-13,13800000003,',
  '4,x,Wang Wei,T-14,13800000004,',
  '5,x,Xu Jiahe,T-1,13800000005,',
  '6,x,Zhao Min,T-15,1380000000,',
].join('\n')

journey(
  'a host sees every column of a list under its heading, settles its rows one by one, and reads a sum that adds up',
  async ({ server, screens }) => {
    const event = await JourneyEvent.make(server, { people: [] })
    await event.registers('Xu Jiahao', 'T-1')
    await event.registers('Li Na', 'T-2')
    const panel = await Panel.open(screens, server)
    const { page } = panel
    await panel.tab('People')
    await panel.button('Import a list').click()
    await page
      .getByLabel('Choose a file')
      .setInputFiles({ name: 'batch.csv', mimeType: 'text/csv', buffer: Buffer.from(BATCH) })
    const column = (heading: string) => page.getByLabel(heading, { exact: true })
    const chosen = (heading: string) =>
      column(heading).evaluate((select: HTMLSelectElement) => select.selectedOptions[0]!.text)
    await column('Full name').waitFor()
    const headings = await page.locator('.columns .heading').allInnerTexts()
    expect(headings).toEqual(['No', 'Who', 'Full name', 'Ticket code', 'Mobile', 'Remark'])
    expect(await Promise.all(headings.map(chosen))).toEqual([
      'Not imported',
      'Not imported',
      'Name',
      'Ticket code',
      'Phone',
      'Not imported',
    ])
    // Two corrections at once both count; a field that one column is taken as goes over to another.
    await column('Remark').selectOption({ label: 'Tags' })
    await column('No').selectOption({ label: 'Ticket code' })
    await eventually(() => chosen('Ticket code')).toBe('Not imported')
    await column('Ticket code').selectOption({ label: 'Ticket code' })
    await eventually(() => chosen('No')).toBe('Not imported')

    const total = page.locator('.sum .total')
    await panel.button('Import: 5 new, 0 changed').waitFor()
    expect(await total.innerText()).toBe('7')
    const answer = (row: string, says: string) =>
      page.locator('.questions li').filter({ hasText: row }).getByText(says, { exact: true }).click()
    await answer('Chen Siyuan', 'Make one')
    await panel.button('Import: 4 new, 0 changed').waitFor()
    await answer('Xu Jiahao', 'Change')
    await panel.button('Import: 4 new, 1 changed').waitFor()
    // A row that is left out can be taken after all; what was answered before stays answered.
    await answer('Zhao Min', 'Skip row')
    await panel.button('Import: 3 new, 1 changed').waitFor()
    await answer('Zhao Min', 'Import')
    await panel.button('Import: 4 new, 1 changed').waitFor()
    await answer('Zhao Min', 'Skip row')
    await panel.button('Import: 3 new, 1 changed').waitFor()
    await answer('Wang Wei', 'Got it')
    await eventually(() => page.locator('.questions li').count()).toBe(3)
    await page.getByText('1 on your list are not in this file').click()
    await page.getByRole('switch', { name: 'Li Na' }).click()
    await eventually(() => total.innerText()).toBe('4')

    await panel.button('Import: 3 new, 1 changed, 1 withdrawn').click()
    await page.getByText('3 added, 1 changed, 1 withdrawn.').waitFor()
    const { people } = await event.state()
    expect(people.filter(({ left }) => !left)).toHaveLength(4)
    expect(people.find(({ code }) => code === 'T-11')).toMatchObject({ also: ['T-12'], tags: ['likes tea'] })
    expect(people.find(({ code }) => code === 'T-1')).toMatchObject({ name: 'Xu Jiahe' })

    // Whoever has been withdrawn is not counted as one of those on the list.
    await panel.button('To the list').click()
    await panel.button('Import a list').click()
    await page
      .getByLabel('Choose a file')
      .setInputFiles({ name: 'one.csv', mimeType: 'text/csv', buffer: Buffer.from('Name,Code\nAna,T-20\n') })
    await page.getByText('on the list; 4 now').waitFor()
    expect(await total.innerText()).toBe('5')
  },
)
