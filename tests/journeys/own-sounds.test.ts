import { expect } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { JourneyEvent } from '../support/journeyEvent.ts'
import { Panel } from '../support/panel.ts'
import { Stage } from '../support/stage.ts'

/** So many seconds of silence as a WAV file. */
function wave(seconds = 1): Buffer {
  const samples = 8000 * seconds
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + samples * 2, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(8000, 24)
  header.writeUInt32LE(16_000, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(samples * 2, 40)
  return Buffer.concat([header, Buffer.alloc(samples * 2)])
}
/** What begins like a file of sound, and holds none. */
const broken = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('OpusHead')])

journey(
  'a host gives a sound a file, hears it, and is told of one that no screen can play',
  async ({ server, screens }) => {
    const evening = await JourneyEvent.make(server)
    const panel = await Panel.open(screens, server)
    const stage = await Stage.beside(panel, screens)
    await panel.tab('Settings')
    const row = (name: string) => panel.page.locator('.sounds li').filter({ hasText: name })
    const play = row('While names roll').getByRole('button', { name: /^Play/ })
    await stage.page.locator('.picture').click()
    await eventually(() => play.getAttribute('aria-disabled')).toBe(null)

    const give = (name: string, file: string, buffer: Buffer) =>
      row(name).locator('input[type=file]').setInputFiles({ name: file, mimeType: 'audio/wav', buffer })
    await give('While names roll', 'drums.wav', wave())
    await row('While names roll').getByText('drums.wav').waitFor()
    await give('Applause', 'crowd.ogg', broken)
    await row('Applause').getByText('crowd.ogg').waitFor()
    await row('Applause').locator('.warn').waitFor()
    expect(await row('While names roll').locator('.warn').count()).toBe(0)
    await play.click()

    await give('Applause', 'concert.wav', wave(301))
    await panel.page.locator('.sounds .notice').getByText('longer than 5 minutes').waitFor()

    screens.expect(/status of 415 .*\/sounds/)
    await give('Applause', 'notes.txt', Buffer.from('not a sound'))
    await panel.page.locator('.sounds .notice').getByText('no sound that a stage can play').waitFor()
    expect((await evening.state()).sounds.map(({ title }) => title)).toEqual(['drums.wav', 'crowd.ogg'])
    await row('Applause').getByRole('button', { name: 'Remove' }).click()
    await eventually(async () => (await evening.state()).sounds.length).toBe(1)
    await eventually(() => row('Applause').locator('.warn').count()).toBe(0)
  },
)
