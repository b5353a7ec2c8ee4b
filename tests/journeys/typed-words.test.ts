import { JourneyEvent } from '../support/journeyEvent.ts'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { Panel } from '../support/panel.ts'

const field = ({ page }: Panel) => page.getByRole('textbox', { name: 'Audience words from' })

journey('words typed for a draw stand on both panels, after a reload too', async ({ server, screens }) => {
  await JourneyEvent.make(server, { prizes: [{ name: 'Lamp', quantity: 1 }] })
  const [panel, other] = [await Panel.open(screens, server), await Panel.open(screens, server)]
  await panel.press('Show: Lamp')
  await panel.press('Start the draw: Lamp × 1')
  await field(panel).fill('blue whale')
  await eventually(() => field(other).inputValue()).toBe('blue whale')
  await field(other).fill('blue whale 42')
  await eventually(() => field(panel).inputValue()).toBe('blue whale 42')
  await panel.reload()
  await eventually(() => field(panel).inputValue()).toBe('blue whale 42')
  await other.press('Stop and draw 1 winner')
  await panel.says('Confirm 1 winner')
})
