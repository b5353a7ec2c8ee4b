/** `npm start`: installs what is missing, builds what is stale, starts the production server in this process. */
import './engine.mjs'
import { setUpOrStop } from './setup.mjs'
import { startServer } from './server.mjs'

setUpOrStop()
await startServer()
