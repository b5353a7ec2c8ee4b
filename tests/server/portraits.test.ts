import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { evening, Running } from '../support/runningServer.ts'
import { zipOf } from '../support/zip.ts'

const portrait = (colour: string, width = 40) =>
  sharp({ create: { width, height: 50, channels: 3, background: colour } })
    .withExifMerge({ IFD0: { Artist: 'Somebody' } })
    .jpeg()
    .toBuffer()

/** Everything that the files of a folder hold. */
function written(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  return Buffer.concat(files.map((file) => readFileSync(join(file.parentPath, file.name))))
}

test('a zip gives people their pictures by code or name, says of each other file why not, and an erasure leaves none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drumroll-portraits-'))
  const running = await Running.start({ dataDir: folder })
  const { host } = running
  const { event, prize } = await evening(running, 1)
  const add = async (code: string, name: string) =>
    (await host.send(event, 'person.save', { code, name })).body.id as string
  const [coded, named, former] = [
    await add('P-1', 'Pia'),
    await add('P-2', '王小明'),
    await add('P-3', 'Old'),
  ]
  await add('P-4', 'Twin')
  await add('P-5', 'Twin')
  await host.send(event, 'person.merge', { keep: coded, drop: former })
  const send = (bytes: Uint8Array) => {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(bytes)]), 'pictures.zip')
    return host.call('POST', `/api/events/${event}/people/pictures`, form)
  }

  const wide = await portrait('#248', 1600)
  const chinese = Buffer.concat([Buffer.from([0xcd, 0xf5, 0xd0, 0xa1, 0xc3, 0xf7]), Buffer.from('.JPG')])
  const { status, body } = await send(
    zipOf([
      { name: 'all/', bytes: new Uint8Array() },
      { name: '__MACOSX/all/._p-3.jpg', bytes: Buffer.from('x') },
      { name: 'all/p-3.jpg', bytes: wide },
      { name: chinese, bytes: await portrait('#842') },
      { name: 'P-1.jpg', bytes: wide },
      { name: 'Twin.jpg', bytes: wide },
      { name: 'Nobody.jpg', bytes: wide },
      { name: 'P-4.jpg', bytes: Buffer.from('<svg/>') },
      { name: 'P-5.jpg', bytes: wide, says: 90_000_000 },
      { name: 'twin.p-5.jpg', bytes: wide, says: 10 },
    ]),
  )
  expect([status, body.taken]).toEqual([200, 2])
  expect(body.problems.map(({ file, refused }: Record<string, string>) => [file, refused])).toEqual([
    ['P-1.jpg', 'portrait-twice'],
    ['Twin.jpg', 'portrait-several'],
    ['Nobody.jpg', 'portrait-nobody'],
    ['P-4.jpg', 'picture-unknown'],
    ['P-5.jpg', 'file-too-large'],
    ['twin.p-5.jpg', 'portrait-nobody'],
  ])
  const lying = await send(zipOf([{ name: 'P-5.jpg', bytes: wide, says: 10 }]))
  expect(lying.body).toMatchObject({ taken: 0, problems: [{ file: 'P-5.jpg', refused: 'picture-broken' }] })
  expect((await send(Buffer.from('no zip'))).body.refused).toBe('archive-broken')

  const pictureOf = async (id: string) =>
    (await host.state(event)).people.find((person) => person.id === id)!.picture!
  const { journal } = running.app.context.house.event(event)!
  const kept = (await journal.file(await pictureOf(coded)))!
  const { width, exif } = await sharp(kept.bytes).metadata()
  expect([width, exif]).toEqual([800, undefined])
  const desk = await running.staff('desk')
  expect(JSON.stringify(await desk.state(event))).toContain(await pictureOf(named))
  for (const role of ['stage', 'confidence'] as const)
    expect(JSON.stringify(await (await running.staff(role)).state(event))).not.toContain(
      await pictureOf(named),
    )
  expect(JSON.stringify(await running.as().state(event))).not.toContain(await pictureOf(named))

  const copy = async (what: string) => {
    const ask = { event, as: 'rehearsal', with: what, title: what }
    const { id } = (await host.send('house', 'event.copy', ask)).body
    return running.app.context.house.event(id)!.journal.files()
  }
  expect([(await copy('people')).length, (await copy('setup')).length]).toEqual([2, 0])

  await host.send(event, 'people.picture', { pictures: [{ person: named, picture: '' }] })
  expect(await pictureOf(named)).toBeUndefined()
  await host.send(event, 'prize.remove', { id: prize })
  expect(written(folder).includes(Buffer.from(kept.bytes.subarray(-200)))).toBe(true)
  expect((await host.send(event, 'people.erase', {})).status).toBe(200)
  expect(await journal.files()).toEqual([])
  expect(written(folder).includes(Buffer.from(kept.bytes.subarray(-200)))).toBe(false)
  await running.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a picture of somebody that was replaced is gone at the next start; what is named stays, and so do those of prizes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drumroll-replaced-'))
  const first = await Running.start({ dataDir: folder })
  const { event } = await evening(first, 1)
  const person = (await first.host.send(event, 'person.save', { code: 'P-1', name: 'Pia' })).body.id as string
  const give = async (colour: string) => {
    const form = new FormData()
    const files = [{ name: 'P-1.jpg', bytes: await portrait(colour) }]
    form.set('file', new Blob([new Uint8Array(zipOf(files))]), 'pictures.zip')
    await first.host.call('POST', `/api/events/${event}/people/pictures`, form)
    const { people } = await first.host.state(event)
    return people.find(({ id }) => id === person)!.picture!
  }
  const [before, now] = [await give('#248'), await give('#842')]
  // A picture that nothing names yet is nobody's: it stays for whoever is about to use it.
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(await portrait('#484'))]), 'prize.jpg')
  const loose = await first.host.call('POST', `/api/events/${event}/pictures`, form)
  const files = (running: Running) => running.app.context.house.event(event)!.journal.files()
  expect(new Set(await files(first))).toEqual(new Set([before, now, loose.body.sha256]))
  await first.stop()
  const second = await Running.start({ dataDir: folder })
  await eventually(async () => (await files(second)).toSorted()).toEqual([now, loose.body.sha256].toSorted())
  await second.stop()
  rmSync(folder, { recursive: true, force: true })
})
