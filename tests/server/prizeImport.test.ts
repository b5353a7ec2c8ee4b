import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evening, Running, type Client } from '../support/runningServer.ts'
import { zipOf } from '../support/zip.ts'

let running: Running
let host: Client
let event: string

beforeAll(async () => {
  running = await Running.start()
  host = running.host
  event = (await evening(running)).event
})
afterAll(() => running.stop())

const read = (bytes: BlobPart, client = host, mapping?: object) => {
  const form = new FormData()
  if (mapping) form.set('mapping', JSON.stringify(mapping))
  form.set('file', new Blob([bytes]), 'prizes.xlsx')
  return client.call('POST', `/api/events/${event}/prizes/preview`, form)
}

test('a list of prizes is previewed, imported whole, and not a second time', async () => {
  const text = '奖品,赞助商,数量\n台灯,明灯,3\n收音机,明灯,0\n杯子,,20'
  const { status, body } = await read(text)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    problems: [{ row: 3, code: 'quantity-invalid', with: { name: '收音机', value: '0' } }],
    difference: { sponsors: ['明灯'], added: [{ name: '台灯' }, { name: '杯子' }], changed: [], same: 0 },
  })
  const there = (await host.state(event)).prizes.length
  const said = await host.send(event, 'prizes.import', { preview: body.preview })
  expect(said.body).toMatchObject({ sponsors: 1, added: 2, changed: 0 })
  expect((await host.state(event)).prizes).toHaveLength(there + 2)
  expect((await read(text)).body.difference).toEqual({ sponsors: [], added: [], changed: [], same: 2 })
})

test('the host decides what a column holds that is called otherwise', async () => {
  const text = 'What,From,Pieces\nKettle,Acme,3'
  const { body } = await read(text)
  expect(body).toMatchObject({
    columns: [{ heading: 'What', sample: 'Kettle' }, { heading: 'From' }, { heading: 'Pieces', sample: '3' }],
    mapping: {},
    difference: { added: [] },
  })
  const mapped = await read(text, host, { name: 0, sponsor: 1, quantity: 2 })
  expect(mapped.body.difference.added).toMatchObject([{ name: 'Kettle', sponsor: 'Acme', quantity: 3 }])
  expect((await read(text, host, { name: 'What' })).body.refused).toBe('mapping-malformed')
})

test('a zip gives prizes their pictures and sponsors their logos by name, and says of each other file why not', async () => {
  const picture = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#248' } })
    .png()
    .toBuffer()
  await host.send(event, 'sponsor.save', { name: 'Egret Bay' })
  for (const name of ['Tea pot', 'Twin prize', 'Twin prize']) await host.send(event, 'prize.save', { name })
  const form = new FormData()
  const files = ['all/tea pot.png', 'Egret Bay.png', 'Twin prize.png', 'Nothing.png'].map((name) => ({
    name,
    bytes: picture,
  }))
  form.set('file', new Blob([new Uint8Array(zipOf(files))]), 'pictures.zip')
  const { body } = await host.call('POST', `/api/events/${event}/prizes/pictures`, form)
  expect([body.taken, body.problems.map(({ refused }: { refused: string }) => refused)]).toEqual([
    2,
    ['picture-several', 'picture-of-nothing'],
  ])
  const { prizes, sponsors } = await host.state(event)
  expect(prizes.find(({ name }) => name === 'Tea pot')!.picture).toMatch(/^[0-9a-f]{64}$/u)
  expect(sponsors.find(({ name }) => name === 'Egret Bay')!.logo).toMatch(/^[0-9a-f]{64}$/u)
})

test('of a list with one row that may not be saved nothing is', async () => {
  const { body } = await read('奖品,数量\n新奖品,1')
  const prize = (await host.state(event)).prizes.find(({ name }) => name === '杯子')!
  await host.send(event, 'draw.start', { prize: prize.id, count: 1 })
  const before = running.app.context.house.event(event)!.version
  const said = await host.send(event, 'prizes.import', { preview: body.preview })
  expect([said.status, said.body.refused, said.body.with.row]).toEqual([409, 'draw-open', 2])
  expect(running.app.context.house.event(event)!.version).toBe(before)
  const lost = await host.send(event, 'prizes.import', { preview: 'unknown' })
  expect(lost.body.refused).toBe('preview-unknown')
})

test('the template is read as a list without prizes', async () => {
  const template = await fetch(`${running.base}/api/events/${event}/prizes/template.xlsx?role=host&lang=en`, {
    headers: { authorization: `Bearer ${host.token}` },
  })
  expect(template.headers.get('content-disposition')).toContain('prize-template.xlsx')
  const { body } = await read(await template.arrayBuffer())
  expect([body.problems.map(({ code }: { code: string }) => code), body.difference.added]).toEqual([
    ['example'],
    [],
  ])
})

test.each([
  ['no list', new Uint8Array([1, 2, 3]), 'file-unknown'],
  ['nothing', '', 'prizes-missing'],
  ['a column that is none of prizes', '姓名\n王一', 'prizes-missing'],
  ['a zip that is cut off', 'PK\u0003\u0004', 'file-broken'],
] as const)('%s is refused', async (_what, bytes, code) => {
  const { status, body } = await read(bytes)
  expect([status < 500, body.refused]).toEqual([true, code])
})

test('nobody but the host reads a list or has the template', async () => {
  const desk = await running.staff('desk')
  expect((await read('奖品\n台灯', desk)).status).toBe(403)
  expect((await desk.get(`/api/events/${event}/prizes/template.xlsx`)).status).toBe(403)
})
