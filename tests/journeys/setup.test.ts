import { expect } from 'vitest'
import type { State } from '../../shared/show/state.ts'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { JourneyEvent } from '../support/journeyEvent.ts'
import { Panel } from '../support/panel.ts'

/** What a set-up carries, without the ids that each event gives anew. */
const carried = ({ sponsors, prizes, cues }: State) => ({
  sponsors: sponsors.map(({ name }) => name),
  prizes: prizes.map(({ name, quantity }) => [name, quantity]),
  cues: cues.map(({ scene, title, content }) => [scene, title, content]),
})

journey(
  'the set-up of an evening is saved as a file, makes another event, and takes the place of one that stands',
  async ({ server, screens }) => {
    const evening = await JourneyEvent.make(server, {
      prizes: [
        { name: 'Lamp', quantity: 2 },
        { name: 'Radio', quantity: 1 },
      ],
    })
    await evening.send('sponsor.save', { name: 'Northcape' })
    await evening.send('cue.save', { scene: 'countdown', title: 'Break', content: { minutes: 7 } })
    const before = await evening.state()

    const panel = await Panel.open(screens, server)
    const menu = panel.page.getByRole('button', { name: /^Events/ })
    await menu.click()
    const saving = panel.page.waitForEvent('download')
    await panel.page.getByRole('link', { name: 'Download the set-up' }).click()
    const file = await saving
    expect(file.suggestedFilename()).toMatch(/\.drumroll\.json$/u)
    const path = (await file.path())!

    // Another event: what was planned is there, and nobody is on its list.
    await panel.page.getByLabel('New event from a set-up file').setInputFiles(path)
    await eventually(async () => (await evening.events()).length).toBe(2)
    const copy = evening.of((await evening.events()).find((id) => id !== evening.id)!)
    const made = await copy.state()
    expect(carried(made)).toEqual(carried(before))
    expect([made.people, made.awards, made.seal]).toEqual([[], [], null])
    await menu.getByText('not the current event').waitFor()

    // The panel has turned to it. Changed, it gets the plan of the file again once the host holds the button.
    await copy.send('prize.save', { id: made.prizes[0]!.id, name: 'Another lamp', quantity: 5 })
    await copy.send('cue.remove', { id: made.cues.at(-1)!.id })
    await menu.click()
    await panel.page.getByLabel('Into this event…').setInputFiles(path)
    await panel.page.getByText('takes the place of this event’s').waitFor()
    expect(carried(await copy.state())).not.toEqual(carried(before))
    await panel.hold('Hold to replace')
    await eventually(async () => carried(await copy.state())).toEqual(carried(before))

    // A file that holds none changes nothing, and the panel says so.
    screens.expect(/status of 415 .*events\/setup/)
    await menu.click()
    await panel.page
      .getByLabel('New event from a set-up file')
      .setInputFiles({ name: 'list.json', mimeType: 'application/json', buffer: Buffer.from('[1, 2') })
    await panel.page.locator('.sheet').getByRole('alert').waitFor()
    expect(await evening.events()).toHaveLength(2)
  },
)
