import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { filmOf } from '../support/film.ts'
import { eventually } from '../support/eventually.ts'
import { served } from '../support/journey.ts'
import { JourneyEvent } from '../support/journeyEvent.ts'
import type { Server } from '../support/builtServer.ts'
import { Panel } from '../support/panel.ts'
import { read } from '../support/qr.ts'
import { PHONE, Screens } from '../support/screens.ts'

/** A desk on a phone whose camera sees a film. */
async function deskOf(screens: Screens, server: Server): Promise<Page> {
  const { page } = await Panel.open(screens, server, await screens.device(PHONE))
  await page.goto('/desk')
  await page.getByRole('tab', { name: 'Check in' }).click()
  return page
}

const search = (page: Page) => page.getByRole('textbox', { name: 'or scan' })

served(
  'a door with two desks: found by pinyin, checked in by Enter and by camera, never twice',
  async ({ server }) => {
    const folder = mkdtempSync(join(tmpdir(), 'drumroll-film-'))
    const film = join(folder, 'tickets.y4m')
    const event = await JourneyEvent.make(server, { people: [] })
    await event.registers('单小明', 'T-101')
    await event.registers('曾可', 'T-102')
    await event.registers('Dagmara', 'T-103')
    filmOf(film, ['T-102', 'NO-TICKET'])
    const screens = await Screens.of(server, [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ])
    try {
      const [one, other] = [await deskOf(screens, server), await deskOf(screens, server)]
      const isIn = async (code: string) =>
        (await event.state()).people.find((person) => person.code === code)?.checkedIn

      // Several are left: Enter does nothing. One is left, by a reading of the surname: it says so, and Enter checks in.
      await search(one).fill('T-10')
      await search(one).press('Enter')
      await search(one).fill('danxm')
      await one.locator('.person-row.only').waitFor()
      await search(one).press('Enter')
      await eventually(() => isIn('T-101')).toBe(true)
      expect((await event.state()).people.filter(({ checkedIn }) => checkedIn)).toHaveLength(1)

      // The same ticket at the other desk.
      await search(other).fill('T-101')
      await search(other).press('Enter')
      await other.locator('.outcome.already', { hasText: '单小明' }).waitFor()

      // The camera sees a ticket, and then a code that is none.
      await one.getByRole('button', { name: 'Open the camera' }).click()
      const checkedIn = one.locator('.camera-scan .outcome.in', { hasText: '曾可' })
      await checkedIn.filter({ hasText: /No\. 2 · (?!0 s)[\d.]+ s/ }).waitFor()
      await eventually(() => isIn('T-102')).toBe(true)
      await one.locator('.camera-scan .outcome.unknown', { hasText: 'NO-TICKET' }).waitFor()
      await one.getByRole('button', { name: 'Type instead' }).click()
      expect(await one.locator('video').count()).toBe(0)

      // The desk prints a badge for each of them, a page each on A6, with the code that opens their own page.
      await other.goto(`/print?event=${event.id}&role=desk`)
      await other.locator('.card').nth(2).waitFor()
      expect(await read(other.locator('.card .qr').first())).toMatch(/^http:.*\/t\/#\w+\.[\w-]{24}$/u)
      await other.getByRole('radio', { name: 'A6' }).click()
      await other.locator('.sheets.a6 .sheet').nth(2).waitFor()
      const pdf = await other.pdf({ preferCSSPageSize: true })
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)).toHaveLength(3)
    } finally {
      await screens.close()
      rmSync(folder, { recursive: true })
    }
  },
)
