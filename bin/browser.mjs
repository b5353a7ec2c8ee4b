/** Finds the browser that the journeys drive, and installs one where there is none. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { root } from './sources.mjs'

const playwright = join(root, 'node_modules', 'playwright-core', 'cli.js')
/** The likeliest first; before them Debian's Chromium without windows, whose pages cost a third less to open and to run. */
const commands = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
]
const applications = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const programs = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
]

/**
 * Path of a Chrome, Edge or Chromium of this machine: CHROME_PATH, else the usual places of its system, else
 * Playwright's own.
 * @returns {Promise<string | null>} null where there is none
 */
export async function findBrowser() {
  const named = process.env['CHROME_PATH']
  if (named) return existsSync(named) ? named : null
  return places().find((file) => existsSync(file) && answers(file)) ?? (await playwrightsOwn())
}

/**
 * Finds a browser or installs one: Debian's package as root, else Playwright's.
 * @returns {Promise<string>} its path; ends the process with the command to run where that fails
 */
export async function ensureBrowser() {
  const found = await findBrowser()
  if (found) return found
  if (process.env['CHROME_PATH']) stop(`CHROME_PATH names no file: ${process.env['CHROME_PATH']}`)
  tell('No Chrome, Edge or Chromium here: installing one …')
  if (asDebianRoot() && run('apt-get', ['update']) && run('apt-get', ['install', '-y', 'chromium'])) {
    const packaged = await findBrowser()
    if (packaged) return packaged
  }
  const extra = asDebianRoot() ? ['--with-deps'] : []
  run(process.execPath, [playwright, 'install', ...extra, 'chromium'])
  const installed = await findBrowser()
  if (installed) return installed
  return stop('No browser could be installed. Run: npx playwright-core install chromium (or set CHROME_PATH)')
}

/** Every place of this system where a browser may be, the likeliest first. */
function places() {
  if (process.platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      applications.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    )
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map(
      (name) => process.env[name] ?? '',
    )
    return folders.filter(Boolean).flatMap((folder) => programs.map((parts) => join(folder, ...parts)))
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  return commands.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/**
 * Whether it starts: some distributions have a script in its place that only says how to install it.
 * @param {string} file
 */
function answers(file) {
  if (process.platform !== 'linux') return true
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

async function playwrightsOwn() {
  if (!existsSync(playwright)) return null
  const { chromium } = await import('playwright-core')
  const file = chromium.executablePath()
  return existsSync(file) ? file : null
}

function asDebianRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { cwd: root, env, stdio: ['ignore', 2, 2] }).status === 0
}

/** @param {string} sentence */
function tell(sentence) {
  process.stderr.write(`${sentence}\n`)
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function stop(sentence) {
  tell(sentence)
  process.exit(1)
}
