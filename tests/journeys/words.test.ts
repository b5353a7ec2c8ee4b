import { expect } from 'vitest'
import { JourneyEvent } from '../support/journeyEvent.ts'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { Panel } from '../support/panel.ts'
import { PHONE } from '../support/screens.ts'
import { Stage } from '../support/stage.ts'

const field = ({ page }: Panel) => page.getByRole('textbox', { name: 'Audience words from' })

journey(
  'guests who are picked by lot offer words on their phones, and the host takes one of them',
  async ({ server, screens }) => {
    const evening = await JourneyEvent.make(server, {
      people: ['Ada King', 'Bo Chen'],
      prizes: [{ name: 'Lamp' }],
    })
    const { people } = await evening.state()
    const panel = await Panel.open(screens, server)
    const stage = await Stage.beside(panel, screens)
    const phones = await Promise.all(
      people.map(async ({ id }) => {
        const { link } = await evening.get<{ link: string }>(`tickets/${id}/link`)
        return screens.page(link, PHONE)
      }),
    )
    for (const phone of phones) await phone.locator('.event', { hasText: 'Evening' }).waitFor()
    await panel.press('Show: Lamp')
    await panel.press('Start the draw: Lamp × 1')

    // Both are asked; one sends a word, the other says nothing.
    await panel.button(/Ask \d guests? by lot/).click()
    const [ada, bo] = [phones[0]!, phones[1]!]
    const says = async () => {
      await ada.getByRole('heading', { name: 'Say a word' }).waitFor()
      await ada.getByRole('textbox', { name: 'Your word' }).fill('outer moon')
      await ada.getByRole('button', { name: 'Send my word' }).click()
      await ada.getByText('Your word is with the host: outer moon').waitFor()
    }
    const skips = async () => {
      await bo.getByRole('heading', { name: 'Say a word' }).waitFor()
      await bo.getByRole('button', { name: 'Skip' }).click()
      await bo.getByText('Shout your word').waitFor()
    }
    // They are asked for 20 s.
    await Promise.all([says(), skips()])
    await stage.page.locator('.asked-guest', { hasText: 'Ada King' }).waitFor()
    expect(await stage.page.locator('body').innerText()).not.toContain('outer moon')

    // The word stands beside the host's field; the field decides.
    await field(panel).fill('blue whale')
    await panel.button('Take it').click()
    await eventually(() => field(panel).inputValue()).toBe('blue whale · outer moon')
    await panel.page.getByText('No answer yet: Table 1').waitFor()
    await panel.press('Stop and draw 1 winner')
    await stage.page.locator('.winner-words', { hasText: 'blue whale · outer moon' }).waitFor()
    await panel.says('Confirm 1 winner')
  },
)
