/** Starts the built server in this process, so that signals reach it and nothing stands between. */
import * as nodeModule from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { dist, root } from './sources.mjs'

/** Imports the built server; it reads its settings from the environment and its flags from the command line. */
export async function startServer() {
  // Node 20 has no compile cache; later ones keep it beside the build.
  const { enableCompileCache } = /** @type {{enableCompileCache?: unknown}} */ (nodeModule)
  if (typeof enableCompileCache === 'function') enableCompileCache(join(root, '.build', 'cache'))
  await import(pathToFileURL(join(dist, 'server', 'main.js')).href)
}
