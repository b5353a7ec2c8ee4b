import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { served } from '../support/journey.ts'
import { JourneyEvent } from '../support/journeyEvent.ts'
import type { Server } from '../support/builtServer.ts'
import { Panel } from '../support/panel.ts'
import { PHONE, Screens } from '../support/screens.ts'

/** The door's desk on a phone that has a camera. */
async function doorOf(screens: Screens, server: Server): Promise<Page> {
  const { page } = await Panel.open(screens, server, await screens.device(PHONE))
  await page.goto('/desk')
  await page.getByRole('tab', { name: 'Check in' }).click()
  return page
}

/** Another program has the camera until it is let go. */
const isTaken = (page: Page, taken: boolean) =>
  page.evaluate((busy) => {
    const cameras = navigator.mediaDevices as Partial<MediaDevices>
    if (busy)
      cameras.getUserMedia = () =>
        Promise.reject(new DOMException('Could not start video source', 'NotReadableError'))
    else delete cameras.getUserMedia
  }, taken)

const open = (page: Page) => page.getByRole('button', { name: 'Open the camera' }).click()
const says = (page: Page, what: string) => page.getByRole('alert').getByText(what, { exact: true }).waitFor()
/** Each press is at another place: of two in so short a time at the same, the second would not count. */
const tryAgain = (page: Page, x: number) =>
  page.getByRole('button', { name: 'Try again' }).click({ position: { x, y: 20 } })
const isFilming = (page: Page) =>
  eventually(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth > 0)).toBe(
    true,
  )

const CAMERA = '--use-fake-device-for-media-stream'

served('a camera that is not allowed is told in words, and typing goes on', async ({ server }) => {
  const event = await JourneyEvent.make(server, { people: [] })
  await event.registers('Dagmara', 'T-103')
  const screens = await Screens.of(server, [CAMERA, '--use-fake-ui-for-media-stream=deny'])
  try {
    const page = await doorOf(screens, server)
    await open(page)
    await says(page, 'The camera was not allowed.')
    await tryAgain(page, 20)
    await says(page, 'The camera was not allowed.')
    await page.getByRole('button', { name: 'Type instead' }).click()
    await page.getByRole('textbox', { name: 'or scan' }).fill('T-103')
    await page.getByRole('textbox', { name: 'or scan' }).press('Enter')
    await eventually(async () => (await event.state()).people[0]?.checkedIn).toBe(true)
  } finally {
    await screens.close()
  }
})

served(
  'a camera that another program has is told in words, and opens once it is let go',
  async ({ server }) => {
    await JourneyEvent.make(server, { people: [] })
    const screens = await Screens.of(server, [CAMERA, '--use-fake-ui-for-media-stream'])
    try {
      const page = await doorOf(screens, server)
      await isTaken(page, true)
      await open(page)
      await says(page, 'The camera is in use.')
      await tryAgain(page, 20)
      await says(page, 'The camera is in use.')
      await isTaken(page, false)
      await tryAgain(page, 80)
      await isFilming(page)
      expect(await page.getByRole('alert').count()).toBe(0)
    } finally {
      await screens.close()
    }
  },
)
