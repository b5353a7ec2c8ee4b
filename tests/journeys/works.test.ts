import sharp from 'sharp'
import { expect } from 'vitest'
import { find } from '../../shared/show/table.ts'
import { workClock } from '../../shared/show/workClock.ts'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { JourneyEvent } from '../support/journeyEvent.ts'
import { Panel } from '../support/panel.ts'
import { PHONE, PROJECTOR } from '../support/screens.ts'

journey(
  'a table hands in its work by its card, the host hides and shows it, GO steps through the showcase, and the hall lists it',
  async ({ server, screens }) => {
    const evening = await JourneyEvent.make(server)
    const [first] = (await evening.state()).people
    await evening.send('person.save', {
      id: first!.id,
      name: first!.name,
      code: first!.code,
      group: 'Table 2',
    })
    await evening.send('work.save', { group: 'Table 2', title: 'Typed in', link: 'https://two.example' })
    await evening.send('cue.save', { scene: 'groups', title: 'Showcase', content: { minutes: 20 } })
    const cue = (await evening.state()).cues.at(-1)!
    const { tables } = await evening.get<{ tables: { group: string; link: string }[] }>('tickets')
    const card = tables.find(({ group }) => group === 'Table 1')!

    const panel = await Panel.open(screens, server)
    await panel.page.getByRole('button', { name: 'Works', exact: true }).click()
    await panel.page.locator('[data-work="Table 2"]').waitFor()
    const phone = await screens.page(card.link, PHONE)
    await phone.getByText('the form appears here').waitFor()
    await panel.page.getByRole('button', { name: 'Open', exact: true }).click()

    // On a guest's own phone the form stands above what is on.
    await evening.send('cue.show', { cue: (await evening.state()).cues[0]!.id })
    const { link } = await evening.get<{ link: string }>(
      `tickets/${(await evening.state()).people[1]!.id}/link`,
    )
    const guest = await screens.page(link, PHONE)
    await guest.locator('[name=title]').waitFor()
    const topOf = async (part: string) => (await guest.locator(part).boundingBox())!.y
    expect(await topOf('.our-work')).toBeLessThan(await topOf('.now'))
    await guest.close()

    // The phone: a link that lacks its beginning is mended, a picture is shrunk and sent.
    await phone.locator('[name=title]').fill('The talking sheet')
    await phone.locator('[name=sentence]').fill('It fills itself in.')
    await phone.locator('[name=link]').fill('one.example/work')
    await phone.getByRole('button', { name: 'Add it' }).click()
    const picture = await sharp({ create: { width: 2400, height: 1600, channels: 3, background: '#2c7' } })
      .jpeg()
      .toBuffer()
    await phone
      .locator('input[type=file]')
      .setInputFiles({ name: 'sheet.jpg', mimeType: 'image/jpeg', buffer: picture })
    const sent = phone.locator('.work-picture img')
    await eventually(() => sent.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1600)
    await phone.getByRole('button', { name: 'Hand it in' }).click()
    await phone.locator('[data-sent]').getByText('2 of 2 tables have handed in').waitFor()

    // The panel: it has come in by itself; hidden, its table still sees it, and the stage does not.
    const row = panel.page.locator('[data-work="Table 1"]')
    await row.getByText('The talking sheet').waitFor()
    await row.getByRole('button', { name: 'Hide' }).click()
    await row.getByText('only this table sees it').waitFor()
    expect(await phone.locator('[data-sent]').innerText()).toContain('The talking sheet')
    const hall = await screens.page('/', PHONE)
    const stage = await panel.page.context().newPage()
    await stage.setViewportSize(PROJECTOR.viewport!)
    await stage.goto('/stage')
    await row.getByRole('button', { name: 'Show again' }).click()

    // An order by lot in one press: a draw that anybody can check, without the stage and without an award.
    await panel.page.getByRole('button', { name: 'Draw the order by lot' }).click()
    await panel.page.getByRole('radio', { name: 'As drawn', checked: true }).waitFor()
    const drawn = await evening.state()
    expect(drawn.showcase).toMatchObject({
      order: 'draw',
      groups: expect.arrayContaining(['Table 1', 'Table 2']),
    })
    expect([drawn.draws.length, drawn.awards, drawn.show.draw]).toEqual([1, [], null])
    await panel.page.getByRole('radio', { name: 'By number' }).click()

    // The showcase: GO from table to table, then all of them; a reload continues where it was.
    await evening.send('cue.show', { cue: cue.id })
    await panel.page.getByRole('button', { name: 'Show', exact: true }).first().click()
    await panel.press('Next: Table 1 · The talking sheet')
    await eventually(() => stage.locator('.one-work').innerText()).toMatch(/The\s+talking/u)
    await hall.locator('[data-work="Table 1"]').waitFor()
    expect(await hall.locator('[data-work="Table 2"]').count()).toBe(0)
    await stage.reload()
    await eventually(() => stage.locator('.one-work').innerText()).toMatch(/The\s+talking/u)

    // Its time: half a minute more, then held; the stage shows the same figure and holds it over a reload.
    const time = panel.page.getByRole('region', { name: 'Time of the table on the stage' })
    /** The whole second in which it ends. */
    const ends = async () => {
      const { cues, show } = await evening.state()
      return Math.floor(workClock(find(cues, cue.id), show.work)!.ends! / 1000)
    }
    const planned = await ends()
    await time.getByRole('button', { name: '+30 s' }).click()
    await eventually(ends).toBe(planned + 30)
    await time.getByRole('button', { name: 'Pause' }).click()
    await time.getByText('stands still').waitFor()
    const held = await time.getByRole('timer').innerText()
    await eventually(() => stage.locator('.slate').innerText()).toContain(held)
    await stage.reload()
    await eventually(() => stage.locator('.slate').innerText()).toContain(held)
    await time.getByRole('button', { name: 'Go on' }).click()
    await eventually(() => stage.locator('.slate').innerText()).not.toContain(held)

    await panel.press('Next: Table 2 · Typed in')
    await panel.press('All 2 works on the stage')
    const all = eventually(() => stage.locator('.all-works').innerText())
    await all.toMatch(/The\s+talking[^]*Typed\s+in/u)
    await hall.locator('[data-work="Table 2"]').waitFor()
    await eventually(() =>
      hall.locator('.works a').evaluateAll((links) => links.map((a) => a.getAttribute('href'))),
    ).toEqual(['https://one.example/work', 'https://two.example'])
  },
)
