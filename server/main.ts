import { fileURLToPath } from 'node:url'
import { buildApp, type App } from './app.ts'
import { Misconfigured, readConfig } from './config.ts'
import { sentenceOf } from './start.ts'

/** Starts the server, or says in one sentence why not. */
async function main(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2))
  const app = await buildApp(config, { pages: fileURLToPath(new URL('../client', import.meta.url)) })
  try {
    signOffOnSignal(app)
    for (const fault of app.context.house.broken.values()) console.error(sentenceOf(fault))
    console.log(await app.listen())
  } catch (error) {
    await app.close()
    throw error
  }
}

/**
 * Stops once. SIGTERM lets the clients move first; Ctrl-C, and any second signal, does not wait for them. A stop that hangs is
 * ended by force.
 */
function signOffOnSignal(app: App): void {
  const hurry = new AbortController()
  let stopping = false
  const stop = async () => {
    await app.drain(hurry.signal)
    setTimeout(() => process.exit(1), 10_000).unref()
    await app.close()
  }
  const take = (signal: NodeJS.Signals) => {
    if (stopping || signal === 'SIGINT') hurry.abort()
    if (stopping) return
    stopping = true
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', take)
  process.on('SIGTERM', take)
}

main().catch((error: unknown) => {
  const sentence = error instanceof Misconfigured ? error.message : sentenceOf(error)
  console.error(sentence ?? error)
  process.exit(1)
})
