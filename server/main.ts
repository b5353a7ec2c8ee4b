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

/** Stops once, whatever the number of signals; a stop that hangs is ended by force. */
function signOffOnSignal(app: App): void {
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), 10_000).unref()
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

main().catch((error: unknown) => {
  const sentence = error instanceof Misconfigured ? error.message : sentenceOf(error)
  console.error(sentence ?? error)
  process.exit(1)
})
