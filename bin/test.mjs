/** `npm test`: sets itself up, finds a browser, runs every test; what is passed on the command line goes to Vitest. */
import './engine.mjs'
import { ensureBrowser } from './browser.mjs'
import { setUp } from './setup.mjs'
import { runTool } from './tool.mjs'

if (setUp() !== 'fresh') process.exit(1)
process.env['CHROME_PATH'] = await ensureBrowser()
process.exitCode = runTool('vitest', ['run', ...process.argv.slice(2)])
