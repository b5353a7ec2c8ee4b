import { journey } from '../support/journey.ts'
import { JourneyEvent } from '../support/journeyEvent.ts'
import { Panel } from '../support/panel.ts'

/** Runs in the server before it: its computer's clock is ahead by so many ms. */
const PRELUDE = 'const now = Date.now; Date.now = () => now() + Number(process.env.CLOCK_AHEAD)'
const MONTH = 31 * 24 * 3600 * 1000

const settings = {
  DRUMROLL_DEMO: '0',
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(PRELUDE)}`,
  CLOCK_AHEAD: String(MONTH),
}
journey.override({ settings })

journey(
  'a clock that is set back by a month leaves the host signed in, and the panel says so',
  async ({ server, screens }) => {
    screens.expect(/WebSocket connection to .* failed|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET/)
    await JourneyEvent.make(server, { prizes: [{ name: 'Lamp', quantity: 1 }] })
    const { page } = await Panel.open(screens, server)
    await page.getByText('Show: Lamp').waitFor()
    await server.kill()
    settings.CLOCK_AHEAD = '0'
    await server.begin()
    await page.getByText('This computer’s clock is 31 days behind').waitFor()
    await page.reload()
    await page.getByText('This computer’s clock is 31 days behind').waitFor()
    await page.getByRole('button', { name: 'Understood' }).click()
    await page.getByText('This computer’s clock').waitFor({ state: 'detached' })
  },
)
