import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { programs } from '../../bin/parts/entries.mjs'
import { parts, root } from '../../bin/sources.mjs'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found!)
const unique = (names: readonly string[]): string[] => [...new Set(names)].toSorted()

/** Settings of the server, as its code reads them. */
const settings = unique(all(read('server/config.ts'), /env\['(\w+)'\]/g))
const dockerfile = read('Dockerfile')
const compose = read('compose.yaml')
const unit = read('deploy/drumroll@.service')
const hosting = read('docs/hosting.md')

/** The keys of the servers' `environment` in compose.yaml. */
const serverNames = (text: string): string[] =>
  all(text.split('x-server:')[1]!.split('services:')[0]!, /^ {4}([A-Z_]+):/gm)

/** What the stages of a Dockerfile copy out of the folder. */
const copied = (text: string): string[] =>
  unique(all(text, /^COPY (?!--from)(.+) \S+$/gm).flatMap((files) => files.split(' ')))

/** Seconds of a setting, a duration or a limit. */
const seconds = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1])

test('README lists every setting, and none that is not one', () => {
  for (const path of ['README.md', 'README.zh-CN.md'])
    expect(unique(all(read(path), /^\| `([A-Z_]+)` \|/gm)), path).toEqual(settings)
})

test('compose, image, unit and the page on hosting name settings that there are', () => {
  const servers = serverNames(compose)
  expect(servers.length).toBeGreaterThan(4)
  const image = all(dockerfile, /^ENV (.+)$/gm).flatMap((line) => all(line, /(\w+)=/g))
  const service = all(unit, /^Environment=(.+)$/gm).flatMap((line) => all(line, /(\w+)=/g))
  const said = all(unit, /^# ([A-Z_, ]+); readable/gm).flatMap((names) => names.split(', '))
  expect(said.length).toBeGreaterThan(3)
  const documented = all(hosting, /`([A-Z]+_[A-Z_]+)(?:=[^`]*)?`/g)
  expect(documented.length).toBeGreaterThan(4)
  const known = new Set([...settings, 'NODE_ENV'])
  for (const name of [...servers, ...image, ...service, ...said, ...documented]) expect(known).toContain(name)
})

test('compose asks for what deploy/env.example holds, and git leaves the filled-in file alone', () => {
  const asked = unique(all(compose, /\$\{(\w+)/g))
  expect(asked).toEqual(unique(all(read('deploy/env.example'), /^(\w+)=/gm)))
  expect(read('.gitignore').split('\n')).toContain('.env')
})

test('a server has time to drain and to close before it is killed', () => {
  const drain = seconds(compose, /DRAIN_SECONDS: (\d+)/)
  expect(drain).toBeGreaterThan(0)
  expect(seconds(compose, /stop_grace_period: (\d+)s\n {2}healthcheck/)).toBeGreaterThan(drain + 10)
  expect(seconds(unit, /TimeoutStopSec=(\d+)/)).toBeGreaterThan(seconds(hosting, /DRAIN_SECONDS=(\d+)/) + 10)
})

test('the image is built from every source of a build, and runs what the build makes', () => {
  const build = dockerfile.split(/^FROM /m)[1]!
  expect(copied(build)).toEqual(unique([...parts, '.npmrc']))
  const allowed = all(read('.dockerignore'), /^!(.+)$/gm)
  expect(unique(allowed)).toEqual(copied(dockerfile))
  for (const start of [dockerfile, unit]) {
    const [, program] = /dist\/([\w/]+)\.js/.exec(start)!
    expect(Object.keys(programs())).toContain(program)
  }
})

test('the packages of the image are those that the build leaves out', () => {
  const [, external] = /const external = \[([^\]]+)\]/.exec(read('vite.config.ts'))!
  const { dependencies } = JSON.parse(read('package.json'))
  expect(Object.keys(dependencies).toSorted()).toEqual(all(external!, /'([^']+)'/g).toSorted())
})

test('a source that is not copied, and a setting that is gone, are found', () => {
  expect(copied(dockerfile.replace('COPY shared shared\n', ''))).not.toContain('shared')
  expect(settings).not.toContain('NO_SUCH_SETTING')
  expect(serverNames(compose.replace('TRUST_PROXY:', 'TRUSTED_PROXY:'))).toContain('TRUSTED_PROXY')
})
