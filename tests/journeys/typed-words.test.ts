import { expect } from 'vitest'
import { JourneyEvent } from '../support/journeyEvent.ts'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { Network, TYPED_WORDS } from '../support/network.ts'
import { Panel } from '../support/panel.ts'

const field = ({ page }: Panel) => page.getByRole('textbox', { name: 'Audience words from' })

journey('words typed for a draw stand on both panels, after a reload too', async ({ server, screens }) => {
  const evening = await JourneyEvent.make(server, { prizes: [{ name: 'Lamp', quantity: 1 }] })
  const device = await screens.device()
  const network = await Network.of(device)
  const [panel, other] = [await Panel.open(screens, server), await Panel.open(screens, server, device)]
  await panel.press('Show: Lamp')
  await panel.press('Start the draw: Lamp × 1')
  await field(panel).fill('blue whale')
  await eventually(() => field(other).inputValue()).toBe('blue whale')
  await field(other).fill('blue whale 42')
  await eventually(() => field(panel).inputValue()).toBe('blue whale 42')
  await panel.reload()
  await eventually(() => field(panel).inputValue()).toBe('blue whale 42')

  // Of what two hosts type at once the later counts, on both panels.
  network.hold(TYPED_WORDS)
  await field(panel).fill('ours')
  await field(other).fill('theirs')
  await eventually(() => field(panel).inputValue()).toBe('theirs')
  network.release()
  await evening.send('layer.set', { layer: 'mute', on: true })
  await other.page.locator('.layer[aria-pressed=true]').getByText('Mute').waitFor()
  expect(await field(other).inputValue()).toBe('theirs')
  await other.press('Stop and draw 1 winner')
  await panel.says('Confirm 1 winner')
})
