import { expect, test } from 'vitest'
import { openCamera } from '../../client/desk/camera.ts'
import { Sightings } from '../../client/desk/scan.ts'
import en from '../../shared/i18n/en/desk.ts'

/** The cameras of a browser that refuses with an error of this name. */
const refusing = (name: string) => ({
  getUserMedia: () => Promise.reject(Object.assign(new Error('no'), { name })),
})

test('a page without https, or a browser that hides its cameras there, is told apart from everything else', async () => {
  const working = { getUserMedia: () => Promise.resolve({} as MediaStream) }
  expect(await openCamera(working, false)).toBe('insecure')
  expect(await openCamera(undefined, true)).toBe('insecure')
})

test('each way in which browsers refuse a camera is a problem of its own, and has a sentence that says what to do', async () => {
  const refusals = {
    NotAllowedError: 'denied',
    SecurityError: 'denied',
    NotFoundError: 'none',
    OverconstrainedError: 'none',
    NotReadableError: 'busy',
    TrackStartError: 'busy',
    AbortError: 'busy',
    TypeError: 'failed',
    constructor: 'failed',
  }
  for (const [name, problem] of Object.entries(refusals))
    expect(await openCamera(refusing(name), true), name).toBe(problem)
  for (const problem of ['insecure', 'denied', 'none', 'busy', 'ended', 'failed'] as const) {
    expect(en[`camera.${problem}`]).toBeTruthy()
    expect(en[`camera.${problem}-hint`]).toMatch(/typ(e|ing)/)
  }
})

test('the camera at the back is asked for, and no microphone', async () => {
  const asked: MediaStreamConstraints[] = []
  const stream = {} as MediaStream
  const devices = {
    getUserMedia: (what?: MediaStreamConstraints) => (asked.push(what!), Promise.resolve(stream)),
  }
  expect(await openCamera(devices, true)).toBe(stream)
  expect(asked).toEqual([
    { audio: false, video: expect.objectContaining({ facingMode: { ideal: 'environment' } }) },
  ])
})

test('that no code has come for long is told until one comes', () => {
  const sightings = new Sightings(1000)
  expect(sightings.isLongAgo(12_999)).toBe(false)
  expect(sightings.isLongAgo(13_000)).toBe(true)
  expect(sightings.isNew('A-001', 14_000)).toBe(true)
  expect(sightings.isLongAgo(14_100)).toBe(false)
  expect(sightings.isLongAgo(26_000)).toBe(true)
})
