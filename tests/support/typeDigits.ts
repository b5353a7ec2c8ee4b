import type { Page } from 'playwright-core'

/** Types digits a tenth of a second apart by the keyboard's own clock, however slow the machine is. */
export async function typeDigits(page: Page, digits: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const now = Date.now() / 1000
  for (const [i, key] of [...digits].entries()) {
    const press = { key, code: `Digit${key}`, timestamp: now + i / 10 }
    await devtools.send('Input.dispatchKeyEvent', { ...press, type: 'keyDown', text: key })
    await devtools.send('Input.dispatchKeyEvent', { ...press, type: 'keyUp' })
  }
  await devtools.detach()
}
