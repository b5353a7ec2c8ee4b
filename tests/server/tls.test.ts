import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { request, type RequestOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import { afterEach, expect, test } from 'vitest'
import { buildApp, type App } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { certificateFor } from '../../server/tls/certificate.ts'

const data = () => mkdtempSync(join(tmpdir(), 'drumroll-tls-'))
const settings = (folder: string, flags: string[] = ['--tls'], env: Record<string, string> = {}) =>
  readConfig({ PORT: '0', DRUMROLL_DEMO: '0', DATA_DIR: folder, ...env }, flags)

const folders: string[] = []
let app: App | null = null
afterEach(async () => {
  await app?.close()
  app = null
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

async function start(flags?: string[]): Promise<{ printed: string; port: number; ca: string }> {
  const folder = data()
  folders.push(folder)
  app = await buildApp(settings(folder, flags))
  const printed = await app.listen()
  const { port } = app.web.addresses()[0] as AddressInfo
  const ca = flags?.[1]
    ? readFileSync(flags[1], 'utf8')
    : readFileSync(join(folder, 'certificate.pem'), 'utf8')
  return { printed, port, ca }
}

/** The answer to a request that trusts this certificate alone. */
function answer(options: RequestOptions, body?: object) {
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>(
    (resolve, reject) => {
      const asked = request({ host: 'localhost', ...options }, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => (text += part))
        response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }))
      })
      asked.on('error', reject)
      asked.end(body && JSON.stringify(body))
    },
  )
}

test('with --tls the server speaks HTTPS with a certificate of its own: pages, cookies that are secure, sockets', async () => {
  const { printed, port, ca } = await start()
  expect(printed).toContain(`https://localhost:${port}/host#key=`)
  expect(printed).toMatch(/Certificate \(SHA-256\):\s+(?:[\dA-F]{2}[:\s]+){31}[\dA-F]{2}\s/u)
  const { status, headers } = await answer({ port, ca, path: '/healthz' })
  expect(status).toBe(200)
  expect(headers['content-security-policy']).toContain(`wss://localhost:${port}`)

  const key = app!.context.sessions.hostKey
  const post = {
    port,
    ca,
    method: 'POST',
    path: '/api/session',
    headers: { 'content-type': 'application/json' },
  }
  const session = await answer(post, { key })
  expect(session.headers['set-cookie']).toEqual([expect.stringMatching(/; Secure/u)])
  const { token } = JSON.parse(session.text) as { token: string }

  const socket = io(`https://localhost:${port}`, {
    ca,
    transports: ['websocket'],
    auth: { role: 'host', token },
  })
  try {
    await new Promise((resolve, reject) => socket.on('snapshot', resolve).on('connect_error', reject))
  } finally {
    socket.disconnect()
  }
})

test('whoever asks that port in plain HTTP is sent to https, and only to a name of ours', async () => {
  const { port } = await start()
  const plain = (host: string) =>
    new Promise<[number | undefined, string | undefined]>((resolve, reject) => {
      get({ port, host: '127.0.0.1', path: '/desk?lang=en', headers: { host } }, (response) => {
        response.resume()
        resolve([response.statusCode, response.headers.location])
      }).on('error', reject)
    })
  expect(await plain(`localhost:${port}`)).toEqual([308, `https://localhost:${port}/desk?lang=en`])
  expect(await plain('evil.example')).toEqual([400, undefined])
})

test('a made certificate is kept for its owner alone, and made anew where a name is missing or the file is broken', async () => {
  const folder = data()
  folders.push(folder)
  const file = join(folder, 'certificate.pem')
  const first = await certificateFor(settings(folder))
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(await certificateFor(settings(folder))).toEqual(first)
  const named = await certificateFor(settings(folder, ['--tls'], { PUBLIC_URL: 'https://raffle.example' }))
  expect(named!.fingerprint).not.toBe(first!.fingerprint)
  writeFileSync(file, 'no certificate')
  expect((await certificateFor(settings(folder)))!.cert).toContain('BEGIN CERTIFICATE')
  expect(await certificateFor(settings(folder, []))).toBe(null)
})

test('given files are served as they are; wrong ones stop the start with one sentence', async () => {
  const folder = data()
  folders.push(folder)
  const { cert, key } = (await certificateFor(settings(folder)))!
  const [certFile, keyFile] = [join(folder, 'a.crt'), join(folder, 'a.key')]
  writeFileSync(certFile, cert)
  writeFileSync(keyFile, key)
  const { port, printed } = await start(['--tls', certFile, keyFile])
  expect(printed).not.toContain('made it itself')
  expect((await answer({ port, ca: cert, path: '/healthz' })).status).toBe(200)

  const of = (...files: string[]) => certificateFor(settings(folder, ['--tls', ...files]))
  await expect(of(join(folder, 'none'), keyFile)).rejects.toThrow(
    /^There is no file .*none that can be read/u,
  )
  await expect(of(certFile, certFile)).rejects.toThrow(/are not a certificate and its key in PEM form/u)
  expect(() => settings(folder, ['--tls', certFile])).toThrow(/takes two files/u)
  expect(() => settings(folder, ['--tsl'])).toThrow(/no option --tsl, only --lan, --tls, --go-on/u)
})
