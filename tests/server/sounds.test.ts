import { afterAll, beforeAll, expect, test } from 'vitest'
import { LARGEST_SOUND, soundOf, soundType } from '../../server/house/soundFile.ts'
import { copyFacts } from '../../server/house/events/copy.ts'
import { emptyState } from '../../shared/show/state.ts'
import { evening, Running } from '../support/runningServer.ts'

const text = (words: string) => [...words].map((c) => c.charCodeAt(0))
const bytes = (...parts: (number | number[])[]) => new Uint8Array(parts.flat())
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0)
/** Frames of MPEG Layer III, 128 kbit/s at 44.1 kHz, 417 bytes each. */
const frames = (count: number) =>
  Array.from({ length: count }, () => [0xff, 0xfb, 0x90, 0x00, ...zeros(413)]).flat()
const ID3 = [...text('ID3'), 4, 0, 0, 0, 0, 0, 5, ...zeros(5)]
const WAVE = [...text('RIFF'), ...zeros(4), ...text('WAVEfmt '), 16, 0, 0, 0, 1, 0, ...zeros(14)]
const handler = (kind: string) => [...zeros(4), ...text('hdlr'), ...zeros(8), ...text(kind)]
const mp4 = (...kinds: string[]) => bytes([0, 0, 0, 8], text('ftypM4A '), kinds.flatMap(handler))

test.each([
  ['audio/mpeg', bytes(frames(3))],
  ['audio/mpeg', bytes(ID3, frames(3))],
  ['audio/wav', bytes(WAVE)],
  ['audio/ogg', bytes(text('OggS'), zeros(24), text('OpusHead'))],
  ['audio/mp4', mp4('soun')],
  [null, mp4('vide', 'soun')],
  [null, mp4()],
  [null, bytes(frames(2))],
  [null, bytes(ID3, text('no frames at all'), zeros(2000))],
  [null, bytes(text('OggS'), zeros(24), text('theora'))],
  [null, bytes(text('RIFF'), zeros(4), text('WEBPVP8 '), zeros(40))],
  [null, bytes(text('<script>alert(1)</script>'))],
  [null, bytes()],
])('a file is known by what is in it: %s', (type, file) => {
  expect(soundType(file)).toBe(type)
})

test('a file that is too large is refused', () => {
  expect(soundOf(new Uint8Array(LARGEST_SOUND + 1))).toMatchObject({ refused: 'file-too-large' })
})

let running: Running
let event: string
beforeAll(async () => {
  running = await Running.start()
  ;({ event } = await evening(running))
})
afterAll(() => running.stop())

const at = (path: string) => `/api/events/${event}/${path}`
function upload(file: Uint8Array<ArrayBuffer>) {
  const form = new FormData()
  form.set('sound', new Blob([file]), 'drum.mp3')
  return running.host.call('POST', at('sounds'), form)
}

test('a sound is kept for the event and given to host and stage, to nobody else', async () => {
  const { sha256 } = (await upload(bytes(frames(4)))).body
  const stage = await running.staff('stage')
  expect((await stage.get(at(`sounds/${sha256}`))).headers.get('content-type')).toBe('audio/mpeg')
  expect((await running.host.get(at(`sounds/${sha256}`))).status).toBe(200)
  const desk = await running.staff('desk')
  expect((await desk.get(at(`sounds/${sha256}`))).status).toBe(403)
  expect((await running.as().get(at(`sounds/${sha256}`))).status).toBe(403)
  expect((await running.as().get(at(`pictures/${sha256}`))).status).toBe(404)
  expect((await running.host.get(at('pictures'))).body).not.toContain(sha256)
})

test('what is no sound is refused, and a desk keeps none', async () => {
  const said = await upload(bytes(text('not a sound')))
  expect([said.status, said.body.refused]).toEqual([415, 'sound-unknown'])
})

test('a sound of the host’s own is seen by the stage alone, goes into copies, and is taken back by an empty file', async () => {
  const { sha256 } = (await upload(bytes(frames(5)))).body
  await running.host.send(event, 'sound.set', { sound: 'rolling', file: sha256, title: 'drum.mp3' })
  const stage = await running.staff('stage')
  const seen = async (who: typeof stage) => (await who.get(at('state'))).body.state.sounds
  const own = { sound: 'rolling', file: sha256, title: 'drum.mp3' }
  expect(await seen(stage)).toEqual([own])
  expect(await seen(running.as())).toEqual([])
  const copied = { id: 'copy', title: 'x', date: '', city: '', rehearsal: true }
  const facts = [...copyFacts({ ...emptyState('x'), sounds: [own as never] }, copied, 'setup', () => 'ab')]
  expect(facts).toContainEqual({ type: 'sound-set', ...own })
  await running.host.send(event, 'sound.set', { sound: 'rolling', file: '' })
  expect(await seen(stage)).toEqual([])
})
