import { Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * Starts `server/workers/programs/<name>.ts` as a thread: in production the built file, in development and tests the
 * TypeScript bundled on the spot. The options are Node's: `workerData`, `resourceLimits` and so on.
 */
export async function spawnWorker(name: string, options?: WorkerOptions): Promise<Worker> {
  return new Worker(await locate(name), options)
}

async function locate(name: string): Promise<URL> {
  if (import.meta.env.PROD) return new URL(`../server/workers/programs/${name}.js`, import.meta.url)
  const { bundleWorker } = await import('./bundle.ts')
  return bundleWorker(new URL(`programs/${name}.ts`, import.meta.url))
}
