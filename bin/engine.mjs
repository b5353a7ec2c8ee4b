/** Stops at once, with one sentence, on a Node that Drumroll does not support. Import it before anything else. */
import { engineServes } from './fresh.mjs'

if (!engineServes(process.versions.node)) {
  console.error(
    `Drumroll needs Node 20.19 or newer, or 22.12 or newer; this is Node ${process.versions.node}.`,
  )
  process.exit(1)
}
