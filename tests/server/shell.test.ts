import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { SHELLS, textsOf, writeShell } from '../../server/http/shell.ts'
import { Running } from '../support/runningServer.ts'

const CLIENT = fileURLToPath(new URL('../../client/', import.meta.url))
const chunk = (file: string, imports: string[] = [], dynamicImports: string[] = []) => ({
  file,
  imports,
  dynamicImports,
})
const MANIFEST = {
  'hall/index.html': chunk('hall.js', ['_kit.js'], ['../shared/i18n/zh-CN/hall.ts', 'hall/Winners.vue']),
  '_kit.js': chunk('kit.js', ['hall/index.html'], ['../shared/i18n/en/common.ts']),
  'hall/Winners.vue': chunk('Winners.js', [], ['../shared/i18n/zh-CN/winners.ts']),
  '../shared/i18n/zh-CN/hall.ts': chunk('hall-CN.js'),
  '../shared/i18n/zh-CN/winners.ts': chunk('winners-CN.js'),
  '../shared/i18n/en/common.ts': chunk('common-en.js'),
  'ticket/index.html': chunk('ticket.js'),
}

let running: Running
let folder: string

/** The pages as they stand in the sources: a build adds scripts and styles to them, and its manifest. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drumroll-pages-'))
  for (const page of ['hall', 'ticket', 'verify'])
    cpSync(join(CLIENT, page, 'index.html'), join(folder, page, 'index.html'))
  mkdirSync(join(folder, '.vite'))
  writeFileSync(join(folder, '.vite', 'manifest.json'), JSON.stringify(MANIFEST))
  running = await Running.start({}, { pages: folder })
})
afterAll(async () => {
  await running.stop()
  rmSync(folder, { recursive: true })
})

/** What a page says before its script: its language, its title twice, and its line. */
async function shell(path: string, language = 'en') {
  const { text, headers } = await running.as().get(path, { 'accept-language': language })
  const found = (pattern: RegExp) => pattern.exec(text)?.[1]?.trim()
  return {
    lang: found(/<html lang="([^"]*)"/),
    title: found(/<title>([^<]*)<\/title>/),
    heading: found(/<(?:h1|p class="event")[^>]*>([^<]*)</),
    status: found(/role="status">([^<]*)</),
    etag: headers.get('etag')!,
    text,
  }
}

async function open(title: string): Promise<string> {
  const { body } = await running.host.send('house', 'event.new', { title })
  await running.host.send('house', 'event.make-current', { event: body.id })
  return body.id as string
}

describe('what phones read before a script has come', () => {
  test('before an evening is on, the hall’s page says what it says itself, in the language asked for', async () => {
    expect(await shell('/')).toMatchObject({
      lang: 'en',
      title: 'Tonight',
      heading: 'Tonight',
      status: 'Connecting …',
    })
    expect(await shell('/', 'zh-TW,zh;q=0.9,en;q=0.8')).toMatchObject({ lang: 'zh-TW', title: '今晚活動' })
    expect(await shell('/?lang=zh-CN', 'en')).toMatchObject({ lang: 'zh-CN', title: '今晚' })
    expect(await shell('/?lang=zh-CN&lang=en', 'en')).toMatchObject({ lang: 'en' })
  })

  test('the hall reads the title of the evening that is on, as it is now', async () => {
    const event = await open('Summer Party')
    const before = await shell('/')
    expect(before).toMatchObject({ title: 'Summer Party', heading: 'Summer Party' })
    await running.host.send(event, 'event.configure', { title: 'Summer Gala' })
    const after = await shell('/')
    expect(after.title).toBe('Summer Gala')
    expect(after.etag).not.toBe(before.etag)
    const same = await running.as().get('/', { 'accept-language': 'en', 'if-none-match': after.etag })
    expect(same.status).toBe(304)
  })

  test('a new title is read at once, though the house has not written it down yet', async () => {
    const event = await open('Summer Party')
    const { journal } = running.app.context.house.ledger
    const written = journal.append.bind(journal)
    let write!: () => void
    const held = new Promise<void>((done) => (write = done))
    const append = vi.spyOn(journal, 'append').mockImplementation((step) => held.then(() => written(step)))
    await running.host.send(event, 'event.configure', { title: 'Summer Gala' })
    const { title } = await shell('/')
    write()
    await running.app.context.house.refresh()
    expect(append).toHaveBeenCalled()
    append.mockRestore()
    expect(title).toBe('Summer Gala')
  })

  test('a title never becomes markup', async () => {
    await open(`<img src=x onerror=alert(1)> & "Co" $&`)
    const { text, title } = await shell('/')
    expect(text).not.toContain('<img')
    expect(title).toBe('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Co&quot; $&amp;')
  })

  test('of a rehearsal the hall reads nothing', async () => {
    const event = await open('The real one')
    const { body } = await running.host.send('house', 'event.copy', {
      event,
      as: 'rehearsal',
      with: 'setup',
    })
    await running.host.send('house', 'event.make-current', { event: body.id })
    expect((await shell('/')).title).toBe('Tonight')
  })

  test('a ticket says that it is being looked for, and names no event, since its key is not sent with the address', async () => {
    await open('Autumn Party')
    expect(await shell('/t/')).toMatchObject({
      title: 'Your ticket',
      heading: 'Your ticket',
      status: 'Looking …',
    })
    expect((await shell('/t/')).text).not.toContain('Autumn')
  })

  test('every slot of a page is filled, and other pages are left as they are', async () => {
    for (const path of ['/', '/t/']) expect((await shell(path)).text).not.toMatch(/<!--|Drumroll/)
    expect((await shell('/verify')).title).toBe('Drumroll')
  })
})

describe('the texts that come along with the script', () => {
  test('are those that the first parts of a page ask for, in the one language', () => {
    expect(textsOf(MANIFEST, ['hall/index.html'], 'zh-CN')).toEqual(['hall-CN.js'])
    expect(textsOf(MANIFEST, ['hall/index.html', 'hall/Winners.vue'], 'zh-CN')).toEqual([
      'hall-CN.js',
      'winners-CN.js',
    ])
    expect(textsOf(MANIFEST, ['hall/index.html'], 'en')).toEqual(['common-en.js'])
    expect(textsOf(MANIFEST, ['ticket/index.html'], 'en')).toEqual([])
  })

  test('are linked in the page', async () => {
    const link = '<link rel="modulepreload" crossorigin href="/hall-CN.js">'
    expect((await shell('/', 'zh-CN')).text).toContain(link)
    expect(writeShell('<!--texts-->', 'en', { title: '', status: '' }, [])).toBe('')
  })

  test('stand in parts that there are', () => {
    for (const { parts } of Object.values(SHELLS))
      for (const part of parts) expect(() => cpSync(join(CLIENT, part), join(folder, 'there'))).not.toThrow()
  })
})
