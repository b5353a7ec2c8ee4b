import { expect } from 'vitest'
import { ANIMATIONS } from '../../client/picture/animations/index.ts'
import { SCENES } from '../../shared/scenes/index.ts'
import { LANGUAGE_IDS } from '../../shared/show/languages.ts'
import { drawOf, JourneyEvent, holders } from '../support/journeyEvent.ts'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { Panel } from '../support/panel.ts'
import { PHONE } from '../support/screens.ts'
import { Stage } from '../support/stage.ts'
import { expectWhole, labels } from '../support/pageTexts.ts'

journey.for(LANGUAGE_IDS)(
  'every page speaks %s alone and fits a phone',
  async (language, { server, screens }) => {
    const evening = await JourneyEvent.make(server, {
      people: ['P1', 'P2', 'P3', 'P4'],
      prizes: [
        { name: 'L1', quantity: 2 },
        { name: 'M2', quantity: 1 },
      ],
    })
    await evening.send('event.configure', { title: 'G7', language, selfCheckIn: true, leftOut: ['T9'] })
    await evening.send('sponsor.save', { name: 'S1', thanks: 'T1' })
    for (const { name: scene, ofPrize } of SCENES)
      if (!ofPrize) await evening.send('cue.save', { scene, content: { minutes: 20 } })
    await evening.rehearse()
    const speaks = { ...PHONE, locale: language }
    const t = labels(language, 'host')
    const laptop = await screens.device(speaks)
    const panel = await Panel.open(screens, server, laptop)
    const stage = await Stage.beside(panel, screens)
    const { page } = panel
    const check = (what: string) => expectWhole(page, language, what)

    await check('panel')
    for (const tab of ['prizes', 'people', 'sponsors', 'settings', 'links']) {
      await panel.tab(t(`tab.${tab}`))
      await check(tab)
    }
    await panel.tab(t('tab.people'))
    await panel.button(t('people.import')).click()
    await page.getByLabel(t('import.choose')).setInputFiles({
      name: 'list.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('attendee,barcode,tableno\nP5,T-105,1\nP6,T-101,2\n,T-107,3\n'),
    })
    await page.locator('details.problems').click()
    await check('import')
    await panel.button(t('cancel')).click()
    await page.locator('.person-open').first().click()
    await check('person')
    await panel.tab(t('tab.prizes'))
    await panel.button(t('prize.add')).click()
    await page.locator('.animation-preview canvas').first().waitFor()
    await eventually(() => page.locator('.animation:has(canvas)').count()).toBe(ANIMATIONS.length)
    await panel.button(t('prize.more')).click()
    await check('prize')

    await panel.press(t('go.cue', { title: 'L1' }))
    await stage.page.locator('.prize-name').waitFor()
    await expectWhole(stage.page, language, 'stage with a prize')
    await panel.press(t('go.start', { prize: 'L1', count: 1 }))
    await stage.page.locator('.draw-call').waitFor()
    await expectWhole(stage.page, language, 'stage while a draw is open')
    await panel.button(t('stop')).click()
    await check('open draw')
    const hall = await screens.page('/', speaks)
    await hall.locator('.big-code').waitFor()
    await expectWhole(hall, language, 'hall while a draw is open')
    await evening.send('draw.call', { word: 'W' })
    await stage.page.locator('.winner-name').waitFor()
    await expectWhole(stage.page, language, 'stage with a winner')
    await hall.locator('.winners .winner').waitFor()
    await expectWhole(hall, language, 'hall with a winner')
    await page
      .locator('li.winner')
      .getByRole('button', { name: t('void') })
      .click()
    await check('winner')

    const [winner] = holders(await evening.state())
    const { link } = await evening.get<{ link: string }>(`tickets/${winner!.id}/link`)
    const ticket = await screens.page(link, speaks)
    await ticket.locator('[data-award]').waitFor()
    await expectWhole(ticket, language, 'ticket')
    const verify = await screens.page(`/verify#${drawOf(await evening.state(), 1).open}`, speaks)
    await verify.locator('[data-code]').waitFor()
    for (const part of await verify.locator('details > summary').all()) await part.click()
    await expectWhole(verify, language, 'verify')

    const desk = await laptop.newPage()
    await desk.goto('/desk')
    await desk.locator('[data-award]').waitFor()
    for (const tab of ['hand-over', 'check-in', 'sums']) {
      await desk.getByRole('tab', { name: labels(language, 'desk')(`tab-${tab}`) }).click()
      await expectWhole(desk, language, `desk, ${tab}`)
    }

    for (const { id, scene } of (await evening.state()).cues) {
      await evening.send('cue.show', { cue: id })
      await eventually(() => panel.page.locator('.cue.live').count()).toBe(1)
      await expectWhole(stage.page, language, `stage, ${scene}`)
    }
    await evening.send('layer.set', { layer: 'hold', on: true })
    await stage.page.locator('.hold').getByText('G7').waitFor()
    await expectWhole(stage.page, language, 'stage on hold')
    screens.expect(/status of 401 .*\/(session|state)\?/)
    const stranger = await screens.page('/stage', { locale: language })
    await stranger.locator('.pair-code').waitFor()
    await expectWhole(stranger, language, 'stage that nobody let in')
    const guest = await screens.page('/desk', speaks)
    await guest.getByLabel(labels(language, 'desk')('your-name')).waitFor()
    await expectWhole(guest, language, 'desk that nobody let in')
    expect(await guest.locator('html').getAttribute('lang')).toBe(language)
  },
)
