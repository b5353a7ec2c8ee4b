import { createHash } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'

/**
 * Bundles one TypeScript worker for development and tests, where Node cannot run it as it stands; packages stay
 * outside. The file is named by its content, so that processes which bundle at the same moment agree.
 */
export async function bundleWorker(source: URL): Promise<URL> {
  const { build } = await import('vite')
  const entry = fileURLToPath(source)
  const made = await build({
    configFile: false,
    logLevel: 'error',
    envDir: false,
    build: {
      ssr: entry,
      write: false,
      target: 'node20',
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })
  const [bundle] = Array.isArray(made) ? made : [made]
  if (!bundle || !('output' in bundle)) throw new Error(`no bundle of ${entry}`)
  const { code } = bundle.output[0]
  const folder = new URL('../node_modules/.cache/drumroll/', import.meta.url)
  const file = new URL(`${createHash('sha256').update(code).digest('hex')}.mjs`, folder)
  const draft = new URL(`${file.href}.${process.pid}`)
  await mkdir(folder, { recursive: true })
  await writeFile(draft, code)
  await rename(draft, file)
  return pathToFileURL(fileURLToPath(file))
}
