/** Brings a checkout up to date: installs what is missing, builds what is stale, does nothing that is not needed. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { builtFrom, hashSources, root } from './sources.mjs'
import { choose, isInstalled, plan } from './fresh.mjs'
import { npmCommand } from './npm.mjs'

const modules = join(root, 'node_modules')
/** What npm writes when it has finished. */
const record = join(modules, '.package-lock.json')

/**
 * Installs and builds as needed. Progress goes to standard error.
 * @returns {'fresh' | 'earlier' | 'nothing'} which build can be started now
 */
export function setUp() {
  const earlier = builtFrom()
  const { install, build } = plan({ installed: installed(), sources: hashSources(), built: earlier })
  const failed = install && !installPackages() ? 'install' : build && !run(['bin/build.mjs']) ? 'build' : null
  // A build without any packages beside it does not start.
  const choice = choose({ failed, earlier: earlier !== null && existsSync(record) })
  if (choice === 'earlier') tell(`The ${failed} failed: the earlier build is used.`)
  if (choice === 'nothing') tell(`The ${failed} failed and no earlier build can be started.`)
  return choice
}

/** Like setUp, but ends the process where nothing can be started. */
export function setUpOrStop() {
  const choice = setUp()
  if (choice === 'nothing') process.exit(1)
  return choice
}

/** Installs packages if they are missing, ends the process if that fails. */
export function installOrStop() {
  if (!installed() && !installPackages()) process.exit(1)
}

function installed() {
  return isInstalled(read(join(root, 'package-lock.json')), existsSync(record) ? read(record) : null, {
    os: process.platform,
    cpu: process.arch,
  })
}

/** `npm ci` with the packages that stand set aside, so that a failed installation gives them back. */
function installPackages() {
  const aside = join(root, '.build', 'node_modules')
  const [command, ...args] = npmCommand()
  tell('Installing packages …')
  const kept = moveAside(modules, aside)
  const done = spawnSync(command, [...args, 'ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (done.status === 0) {
    rmSync(aside, { recursive: true, force: true })
    return true
  }
  if (kept) {
    rmSync(modules, { recursive: true, force: true })
    renameSync(aside, modules)
  }
  return false
}

/**
 * Sets a folder aside; what an interrupted installation left there is the last whole one and stays.
 * @param {string} folder
 * @param {string} aside
 * @returns {boolean} whether something whole stands aside
 */
function moveAside(folder, aside) {
  if (existsSync(aside)) return true
  if (!existsSync(folder)) return false
  try {
    mkdirSync(dirname(aside), { recursive: true })
    renameSync(folder, aside)
    return true
  } catch {
    return false // in use on Windows, or on another volume: npm replaces it in place
  }
}

/** @param {string[]} args */
function run(args) {
  return spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] }).status === 0
}

/** @param {string} file */
function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** @param {string} sentence */
function tell(sentence) {
  process.stderr.write(`${sentence}\n`)
}
