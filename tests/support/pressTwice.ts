import type { Locator, Page } from 'playwright-core'

/**
 * Presses a button twice at one place, a seventh of a second apart by the mouse's own clock, however slow the machine is;
 * between the two, what the first did is waited for.
 */
export async function pressTwice(page: Page, button: Locator, done: () => Promise<unknown>): Promise<void> {
  const box = (await button.boundingBox())!
  const devtools = await page.context().newCDPSession(page)
  const place = {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    button: 'left',
    clickCount: 1,
  } as const
  const press = async (timestamp: number): Promise<void> => {
    await devtools.send('Input.dispatchMouseEvent', { ...place, type: 'mousePressed', timestamp })
    await devtools.send('Input.dispatchMouseEvent', { ...place, type: 'mouseReleased', timestamp })
  }
  const now = Date.now() / 1000
  await press(now)
  await done()
  await press(now + 0.14)
  await devtools.detach()
}
