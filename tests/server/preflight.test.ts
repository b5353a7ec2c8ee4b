import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Phones } from '../../server/broadcast/phones.ts'
import { Running } from '../support/runningServer.ts'

test('only somebody from another device counts as a phone that has reached this computer', () => {
  const phones = new Phones(() => 7)
  const own = Object.values(networkInterfaces()).flatMap((all) => all?.map(({ address }) => address) ?? [])
  for (const address of ['', '127.0.0.1', '::1', '::ffff:127.0.0.1', ...own]) phones.note(address)
  expect(phones.reachedAt).toBeNull()
  phones.note('::ffff:203.0.113.9')
  expect(phones.reachedAt).toBe(7)
})

test('the host learns how the server is: its disk, its record, its clock and where phones reach it', async () => {
  const data = mkdtempSync(join(tmpdir(), 'preflight-'))
  const running = await Running.start({ dataDir: data })
  try {
    const { status, body } = await running.host.call('GET', '/api/preflight')
    expect(status).toBe(200)
    expect(body).toMatchObject({ trouble: null, addresses: [], phone: null, clock: 0 })
    expect(body.disk.free).toBeGreaterThan(0)
    expect(body.disk.write).toBeGreaterThanOrEqual(0)
    expect(readdirSync(join(data, 'tmp'))).toEqual([])
    expect((await running.as().call('GET', '/api/preflight')).status).toBe(403)
  } finally {
    await running.stop()
    rmSync(data, { recursive: true, force: true })
  }
})
