import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { afterEach, expect, test, vi } from 'vitest'
import { textsLoaded } from '../../client/kit/language.ts'
import Cuts from '../../client/verify/Cuts.vue'
import { liveCuts } from '../../client/verify/live.ts'
import { textOf } from '../support/rendered.ts'

await textsLoaded()
afterEach(() => vi.unstubAllGlobals())

const AT = Date.UTC(2026, 10, 27, 20, 5)
const CUTS = [
  { at: AT, kept: 41, missing: 1 },
  { at: AT + 60_000, kept: 50, missing: 3 },
]
const answering = (answer: () => Promise<Response>) => vi.stubGlobal('fetch', vi.fn(answer))

test('the verify page says every place where the record lost its end, in a sentence each', async () => {
  answering(async () => Response.json({ state: { cuts: CUTS } }))
  const cuts = await liveCuts('an event')
  expect(fetch).toHaveBeenCalledWith('/api/events/an%20event/state')
  const html = await renderToString(createSSRApp(Cuts, { cuts }))
  expect(html.match(/role="alert"/g)).toHaveLength(2)
  expect(textOf(html)).toMatch(/1 entry after entry 41.*3 entries after entry 50/su)
})

test('it says none where the record is whole or the server tells nothing', async () => {
  const silent = [
    async () => Response.json({ state: {} }),
    async () => Response.json({ refused: 'not-found' }, { status: 404 }),
    () => Promise.reject(new TypeError('Failed to fetch')),
  ]
  for (const answer of silent) {
    answering(answer)
    expect(await liveCuts('current')).toEqual([])
  }
  expect(textOf(await renderToString(createSSRApp(Cuts, { cuts: [] })))).toBe('')
})
