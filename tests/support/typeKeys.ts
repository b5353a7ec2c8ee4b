import type { Page } from 'playwright-core'

/**
 * Presses keys one after the other, `gap` seconds apart by the keyboard's own clock, however slow the machine is. `after` is the
 * instant of the key before, epoch seconds; resolves with that of the last.
 */
export async function typeKeys(
  page: Page,
  keys: readonly string[],
  gap: number,
  after = Date.now() / 1000,
): Promise<number> {
  const devtools = await page.context().newCDPSession(page)
  let timestamp = after
  for (const key of keys) {
    timestamp += gap
    const isEnter = key === 'Enter'
    const press = { key, windowsVirtualKeyCode: isEnter ? 13 : 0, timestamp }
    await devtools.send('Input.dispatchKeyEvent', { ...press, type: 'keyDown', text: isEnter ? '\r' : key })
    await devtools.send('Input.dispatchKeyEvent', { ...press, type: 'keyUp' })
  }
  await devtools.detach()
  return timestamp
}
