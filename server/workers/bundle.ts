import { createHash } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/**
 * Bundles one TypeScript worker for development and tests, where Node cannot run it as it stands; packages stay
 * outside. A process bundles each once; the file is named by its content, so that those which do it at once agree.
 */
export function bundleWorker(source: URL): Promise<URL> {
  const made = bundles.get(source.href) ?? bundle(source)
  bundles.set(source.href, made)
  return made
}

const bundles = new Map<string, Promise<URL>>()

async function bundle(source: URL): Promise<URL> {
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
  const [output] = Array.isArray(made) ? made : [made]
  if (!output || !('output' in output)) throw new Error(`no bundle of ${entry}`)
  const { code } = output.output[0]
  const folder = new URL('../../node_modules/.cache/drumroll/', import.meta.url)
  const file = new URL(`${createHash('sha256').update(code).digest('hex')}.mjs`, folder)
  const draft = new URL(`${file.href}.${process.pid}`)
  await mkdir(folder, { recursive: true })
  await writeFile(draft, code)
  await rename(draft, file)
  return file
}
