/** `npm run demo`: the server with the demo event, on this machine only, in a data folder that is gone afterwards. */
import './engine.mjs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setUpOrStop } from './setup.mjs'
import { startServer } from './server.mjs'

setUpOrStop()
const data = mkdtempSync(join(tmpdir(), 'drumroll-demo-'))
process.on('exit', () => rmSync(data, { recursive: true, force: true, maxRetries: 3 }))
Object.assign(process.env, { DATA_DIR: data, DRUMROLL_DEMO: '1', HOST: '127.0.0.1' })
for (const name of ['DATABASE_URL', 'DRUMROLL_HOST_KEY', 'PUBLIC_URL']) delete process.env[name]
await startServer()
