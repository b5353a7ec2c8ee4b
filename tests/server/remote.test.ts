import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nextStep } from '../../shared/show/nextStep.ts'
import { Running } from '../support/runningServer.ts'

const recipe = readFileSync(new URL('../../docs/remote.md', import.meta.url), 'utf8')
/** The requests of the recipe, in its order: method, path, body. */
const REQUESTS = [...recipe.matchAll(/```http\n(GET|POST) (\S+)\n(?:(\{.*\})\n)?```/g)].map(
  ([, method, path, body]) => ({ method: method!, path: path!, body }),
)

let running: Running
let event: string
let token = ''

beforeAll(async () => {
  running = await Running.start()
  event = (await running.host.send('house', 'event.new', { title: 'Evening', language: 'en' })).body.id
  await running.host.send('house', 'event.make-current', { event })
  await running.host.send(event, 'event.configure', { roll: 'everyone' })
  await running.host.send(event, 'person.save', { code: 'A-1', name: 'Ada' })
  await running.host.send(event, 'cue.save', { scene: 'welcome' })
  await running.host.send(event, 'prize.save', { name: 'Lamp', quantity: 1, need: 'none' })
})
afterAll(() => running.stop())

/** Sends a request exactly as the recipe has it, but for its placeholders. */
async function send({ method, path, body }: (typeof REQUESTS)[number], placeholders: Record<string, string>) {
  const filled = Object.entries(placeholders).reduce(
    (text, [name, value]) => text?.replaceAll(name, value),
    body,
  )
  const response = await fetch(running.base + path, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(filled && { 'content-type': 'application/json' }),
    },
    ...(filled && { body: filled }),
  })
  return { status: response.status, body: await response.json() }
}
const state = () => running.app.context.house.event(event)!.state

test('every request of the recipe does what it says', async () => {
  expect(REQUESTS.map(({ method, path }) => `${method} ${path.split('/').slice(2).join('/')}`)).toEqual([
    'POST session',
    'GET events/current/next',
    'POST events/current/go',
    'POST events/current/layers/black',
    'POST events/current/layers/black',
    'POST events/current/commands',
  ])
  const [session, next, go, black, toggle, command] = REQUESTS
  const signedIn = await send(session!, { KEY: running.app.context.sessions.hostKey })
  token = signedIn.body.token

  const first = await send(next!, {})
  expect(first.body).toMatchObject({
    step: nextStep(state())!.id,
    text: 'Show: Welcome',
    layers: { black: false, freeze: false, hold: false, mute: false },
  })
  expect(Math.abs(first.body.now - Date.now())).toBeLessThan(60_000)

  expect((await send(go!, { STEP: first.body.step })).status).toBe(200)
  expect(state().show.cue).not.toBeNull()
  expect((await send(go!, { STEP: first.body.step })).body).toMatchObject({ refused: 'step-passed' })

  expect((await send(black!, {})).status).toBe(200)
  expect((await send(next!, {})).body.layers.black).toBe(true)
  expect((await send(toggle!, {})).status).toBe(200)
  expect(state().show.layers.black).toBe(false)
  expect((await send(toggle!, {})).status).toBe(200)
  expect(state().show.layers.black).toBe(true)
  await send(toggle!, {})

  expect((await send(command!, { ID: 'press-1' })).status).toBe(200)
  expect(state().show.layers.message?.text).toBe('Dinner is served')
})

test('the label is in the language of the event, also where there is nothing to press', async () => {
  const next = async () => (await running.host.call('GET', `/api/events/${event}/next`)).body
  await running.host.send(event, 'event.configure', { language: 'zh-CN' })
  expect((await next()).text).toMatch(/Lamp/)
  expect((await next()).text).toMatch(/\p{Script=Han}/u)
  const { body } = await running.host.send('house', 'event.new', { title: 'Empty', language: 'en' })
  const empty = (await running.host.call('GET', `/api/events/${body.id}/next`)).body
  expect(empty).toMatchObject({ step: null, why: 'empty', text: 'Nothing to show yet: add a prize' })
})

test('who has no token of the host, or comes from a foreign page, presses nothing', async () => {
  const path = `/api/events/${event}/layers/black`
  const before = state().show.step
  for (const by of [running.as(), await running.staff('desk'), await running.staff('stage')])
    expect((await by.call('POST', path, {})).status).toBe(403)
  const foreign = await running.host.call('POST', path, {}, { origin: 'https://elsewhere.example' })
  expect(foreign.body).toMatchObject({ refused: 'origin-foreign' })
  expect(state().show.step).toBe(before)
})
