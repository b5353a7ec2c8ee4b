import { afterEach, expect, test } from 'vitest'
import { roundSource } from '../../server/beacon/rounds.ts'
import { loadBeaconCheck } from '../../server/beacon/signature.ts'
import { BeaconServer, RECORDED, RECORDED_PATH, type Manner } from '../support/beaconServer.ts'

const started: BeaconServer[] = []
afterEach(() => {
  for (const server of started.splice(0)) server.close()
})

async function servers(...manners: Manner[]): Promise<BeaconServer[]> {
  const made = await Promise.all(manners.map((manner) => BeaconServer.start(manner)))
  started.push(...made)
  return made
}
const sourceOf = (stands: readonly BeaconServer[], more: Partial<Parameters<typeof roundSource>[0]> = {}) =>
  roundSource({ addresses: stands.map(({ address }) => address), check: loadBeaconCheck, ...more })
const never = new AbortController().signal

test('the true answer is taken, whoever lies, fails, floods or is silent beside it', async () => {
  const stands = await servers(
    'lie',
    'other',
    'silence',
    'failure',
    'nonsense',
    'flood',
    'elsewhere',
    'truth',
  )
  expect(await sourceOf(stands)(RECORDED.round, never)).toEqual(RECORDED)
  expect(stands.map(({ asked }) => asked)).toEqual(stands.map(() => [RECORDED_PATH]))
})

test.each<Manner>(['lie', 'other', 'failure', 'silence', 'nonsense', 'flood', 'elsewhere'])(
  'an answer that is a %s is asked for again, less and less often, until it is true',
  async (manner) => {
    const [stand] = await servers(manner)
    const waits: number[] = []
    const wait = async (ms: number) => {
      waits.push(ms)
      if (waits.length === 7) stand!.manner = 'truth'
    }
    // Short only where nothing else ends the wait: on a busy machine the truth takes its time, too.
    const timeOut = manner === 'silence' ? 300 : 10_000
    const source = sourceOf([stand!], { timeOut, wait })
    expect(await source(RECORDED.round, never)).toEqual(RECORDED)
    // Where little time is given even the true answer may come too late, and is asked for once more.
    if (manner === 'silence') expect(waits.length).toBeGreaterThanOrEqual(7)
    else expect(waits).toHaveLength(7)
    expect(waits).toEqual(waits.map((_, i) => [1000, 2000, 4000, 8000, 16_000][i] ?? 30_000))
    expect(new Set(stand!.asked)).toEqual(new Set([RECORDED_PATH]))
  },
)

test('nobody is asked any more once nobody waits', async () => {
  const [stand] = await servers('failure')
  const waiting = new AbortController()
  const source = sourceOf([stand!], { wait: async () => waiting.abort() })
  expect(await source(RECORDED.round, waiting.signal)).toBeNull()
  expect(await source(RECORDED.round, waiting.signal)).toBeNull()
  expect(stand!.asked).toHaveLength(1)
})
