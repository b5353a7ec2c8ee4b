/** The build by Vite's own interface. */
import { join } from 'node:path'
import { createBuilder } from 'vite'
import { root } from '../sources.mjs'

/**
 * Builds the pages into `folder/client`, server, workers and commands into `folder`.
 * @param {string} folder
 */
export async function buildInto(folder) {
  const builder = await builderFor(folder)
  await builder.buildApp()
}

/**
 * Bundles the benchmarks into `folder/bench`, beside the server whose workers they start.
 * @param {string} folder
 */
export async function buildBench(folder) {
  const builder = await builderFor(folder)
  const { bench } = builder.environments
  if (bench) await builder.build(bench)
}

/** @param {string} folder */
function builderFor(folder) {
  return createBuilder({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    environments: {
      saved: { build: { outDir: join(folder, 'client') } },
      client: { build: { outDir: join(folder, 'client'), emptyOutDir: false } },
      ssr: { build: { outDir: folder, emptyOutDir: false } },
      bench: { build: { outDir: join(folder, 'bench'), emptyOutDir: true } },
    },
  })
}
