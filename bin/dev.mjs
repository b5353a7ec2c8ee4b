/** `npm run dev`: pages with hot reload and the server, restarted on its edits, in one process on one port. */
import './engine.mjs'
import { installOrStop } from './setup.mjs'

installOrStop()
const { develop } = await import('./parts/dev.mjs')
await develop()
