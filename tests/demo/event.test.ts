import { withAgenda } from '../../shared/show/agenda.ts'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { ANIMATIONS } from '../../client/picture/animations/index.ts'
import { sceneNamed } from '../../shared/scenes/index.ts'
import type { Member } from '../../shared/scenes/content.ts'
import { contentFaults, wrongTimes } from '../../shared/scenes/limits.ts'
import { LANGUAGE_IDS, type Language } from '../../shared/show/languages.ts'
import { settingsIn } from '../../shared/show/state.ts'
import { clean } from '../../shared/show/texts.ts'
import { demoEvent } from '../../server/demo/event.ts'
import { nextCity } from '../../server/demo/nextCity.ts'
import { PICTURES } from '../../server/demo/pictures.ts'
import { tables } from '../../server/demo/people.ts'
import type { DemoEvent } from '../../server/demo/types.ts'
import { ShowRecorder } from '../support/showRecorder.ts'

const events = new Map<Language, DemoEvent>()
for (const id of LANGUAGE_IDS) events.set(id, await demoEvent(id))

test.each(LANGUAGE_IDS)(
  'the next city (%s) is the same every time, and has far more sign-ups than seats',
  (language) => {
    const next = nextCity(language)
    expect(nextCity(language)).toEqual(next)
    expect(next.people.length).toBeGreaterThan(5 * next.seats)
    expect(next.people.every(({ background }) => background)).toBe(true)
    expect(
      next.people.every(({ phone, email }) => /^10000\d{6}$/.test(phone) && email.endsWith('@example.com')),
    ).toBe(true)
  },
)

describe.each([...events])('the demo event (%s)', (language, event) => {
  const { people, sponsors, prizes, cues, works, pictures } = event
  const came = people.filter((person) => person.checkedIn)

  test('is the same every time', async () => {
    expect(await demoEvent(language)).toEqual(event)
  })

  test('has 1,600 sign-ups, 213 of them checked in, at 21 tables of about ten', () => {
    expect(people).toHaveLength(1_600)
    expect(came).toHaveLength(213)
    const sizes = tables(language).map((table) => came.filter((person) => person.group === table).length)
    expect(sizes).toHaveLength(21)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(9)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(11)
    expect(came.filter((person) => person.tags.length > 0)).toHaveLength(6)
  })

  test('has people of the same name, some at the same table, and no two of the same code', () => {
    const alike = new Set(came.map((person) => person.name))
    expect(alike.size).toBeLessThan(came.length)
    const seated = new Set(came.map((person) => `${person.name} ${person.group}`))
    expect(seated.size).toBeLessThan(came.length)
    expect(new Set(people.map((person) => person.code)).size).toBe(people.length)
    expect(people.every(({ name, code }) => clean(name) === name && clean(code) === code)).toBe(true)
  })

  test('reaches nobody real: numbers out of use and example addresses', () => {
    expect(
      people.every(({ phone, email }) => /^10000\d{6}$/.test(phone) && email.endsWith('@example.com')),
    ).toBe(true)
    expect(new Set(people.map((person) => person.phone)).size).toBe(people.length)
  })

  test('has four sponsors, and prizes that are theirs, none over the cap for promotions', () => {
    expect(sponsors).toHaveLength(4)
    for (const prize of prizes) {
      expect(sponsors.map(({ key }) => key)).toContain(prize.sponsor)
      expect(prize.value).toBeLessThanOrEqual(50_000)
      expect([undefined, ...ANIMATIONS.map(({ name }) => name)]).toContain(prize.animation)
      expect(prize.per_draw).toBeLessThanOrEqual(prize.quantity)
    }
    expect(prizes[0]!.need).toBe('none')
  })

  test('has a rundown of scenes that the stage knows, with five talks, a panel and a cue for every prize', () => {
    for (const { scene, content } of cues) {
      const members = sceneNamed(scene)!.content as Record<string, Member>
      expect(contentFaults(scene, content)).toEqual([])
      expect(Object.entries(content).flatMap(([key, saved]) => wrongTimes(members[key]!, saved))).toEqual([])
    }
    expect(cues.filter(({ scene }) => scene === 'speaker')).toHaveLength(5)
    expect(cues.filter(({ scene }) => scene === 'panel')).toHaveLength(1)
    expect(cues.flatMap(({ prize }) => prize ?? [])).toEqual(prizes.map(({ key }) => key))
  })

  test('can be made by commands, and its first prize drawn', () => {
    const evening = new ShowRecorder()
    evening.do('event.configure', { leftOut: settingsIn(language).leftOut, roll: 'checked-in' })
    evening.do('people.import', { preview: 'x' }, undefined, { added: people, changed: [] })
    const ids = new Map<string, unknown>()
    for (const { key, logo: _logo, ...sponsor } of sponsors)
      ids.set(key, evening.do('sponsor.save', sponsor).answer['id'])
    for (const { key, picture: _picture, sponsor, ...prize } of prizes) {
      const saved = evening.do('prize.save', { ...prize, sponsor: ids.get(sponsor) })
      expect(saved.refused).toBeNull()
      ids.set(key, saved.answer['id'])
    }
    for (const { plan, ...cue } of cues) {
      if (cue.prize === undefined) expect(evening.do('cue.save', { ...cue, ...plan }).refused).toBeNull()
    }
    const agenda = evening.state.cues.find(({ scene }) => scene === 'agenda')!
    expect(withAgenda(agenda, evening.state.cues).content['items']).toHaveLength(10)
    expect(evening.do('draw.start', { prize: ids.get('medal'), count: 10 }).refused).toBeNull()
    expect(evening.state.draws[0]).toMatchObject({ pool: 207, without: { rule: 6 } })
  })

  test('has a picture for every sponsor, prize and work, and no other: WebP, 800 by 600, small enough to send', async () => {
    const names = pictures.map(({ name }) => name)
    const shown = [
      ...sponsors.map(({ logo }) => logo),
      ...[...prizes, ...works].map(({ picture }) => picture),
    ]
    expect(names.toSorted()).toEqual([...new Set(shown)].sort())
    expect(names.toSorted()).toEqual(PICTURES.toSorted())
    for (const { bytes } of pictures) {
      const { format, width, height } = await sharp(bytes).metadata()
      expect({ format, width, height }).toEqual({ format: 'webp', width: 800, height: 600 })
      expect(bytes.length).toBeLessThan(20_000)
    }
  })
})
