/** What is stale and what follows from it: pure decisions, so that the commands around them stay short. */

/**
 * Whether a Node version is one of `^20.19 || >=22.12`.
 * @param {string} version such as `20.19.0`
 */
export function engineServes(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major === 20) return minor >= 19
  if (major === 22) return minor >= 12
  return major > 22
}

/**
 * A package as npm's lock files describe it.
 * @typedef {{version?: string, integrity?: string, optional?: boolean, peer?: boolean, os?: string[], cpu?: string[]}} LockedPackage
 * @typedef {{packages?: Record<string, LockedPackage>}} Lock
 */

/**
 * Whether node_modules holds what the lock asks for: every package that is not optional in the locked version,
 * and nothing that was installed for another system.
 * @param {Lock} lock package-lock.json
 * @param {Lock | null} record what npm wrote into node_modules/.package-lock.json when it had finished
 * @param {{os: string, cpu: string}} system
 */
export function isInstalled(lock, record, system) {
  const present = record?.packages
  if (!present) return false
  const moved = Object.values(present).some(
    (entry) => !allows(entry.os, system.os) || !allows(entry.cpu, system.cpu),
  )
  if (moved) return false
  return Object.entries(lock.packages ?? {}).every(([path, wanted]) => {
    if (path === '') return true
    const found = present[path]
    if (!found) return wanted.optional === true || wanted.peer === true
    return found.version === wanted.version && found.integrity === wanted.integrity
  })
}

/**
 * npm's rule for `os` and `cpu`: a list of names, or of names that are shut out with `!`.
 * @param {string[] | undefined} list
 * @param {string} name
 */
function allows(list, name) {
  if (!list || list.length === 0) return true
  if (list.includes(`!${name}`)) return false
  const named = list.filter((entry) => !entry.startsWith('!'))
  return named.length === 0 || named.includes(name)
}

/**
 * What to do before the start.
 * @param {{installed: boolean, sources: string, built: string | null}} facts `sources` is the hash of lock file and
 * sources now, `built` that of the build that stands (null: there is none)
 * @returns {{install: boolean, build: boolean}}
 */
export function plan({ installed, sources, built }) {
  return { install: !installed, build: built !== sources }
}

/**
 * What to start once the plan has been carried out: the fresh build, the earlier one, or nothing.
 * @param {{failed: 'install' | 'build' | null, earlier: boolean}} outcome
 * @returns {'fresh' | 'earlier' | 'nothing'}
 */
export function choose({ failed, earlier }) {
  if (failed === null) return 'fresh'
  return earlier ? 'earlier' : 'nothing'
}
