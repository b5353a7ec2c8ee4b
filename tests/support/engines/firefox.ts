import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { missingDisplay, startDisplay } from './display.ts'
import { commandFile, type Engine } from './engine.ts'
import { Marionette } from './marionette.ts'
import { Program } from './program.ts'
import { DrivenBrowser } from './webdriver.ts'

/** Any free port for the driver, and nothing outside this machine: whatever is asked for there meets a closed port. */
const PREFERENCES = {
  'marionette.port': 0,
  'intl.accept_languages': 'en-GB',
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
}

const file = () => commandFile('firefox-esr') ?? commandFile('firefox')

export const firefox: Engine = {
  name: 'Firefox',
  missing: async () => [file() ? null : 'firefox-esr', missingDisplay()].filter(Boolean).join(' ') || null,
  async start() {
    // On a display, for without one Firefox has no WebGL, and draws windows in the background never.
    const display = await startDisplay()
    const program = Program.start(file()!, profile, display.settings)
    const port = await program.writes(/Marionette\s+INFO\s+Listening on port (\d+)/)
    const connection = await Marionette.connect(Number(port))
    await connection.give('NewSession')
    return new DrivenBrowser(connection, async () => {
      await program.end()
      await display.end()
    })
  },
}

function profile(home: string): string[] {
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  )
  writeFileSync(join(home, 'user.js'), lines.join('\n'))
  return ['--no-remote', '--marionette', '--profile', home]
}
