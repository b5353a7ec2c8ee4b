import { test } from 'vitest'
import { Screens } from './screens.ts'
import { Server } from './builtServer.ts'

interface Served {
  /** Settings of the server, as its environment has them. */
  settings: Record<string, string>
  server: Server
}

/** A test with a server of its own. */
export const served = test.extend<Served>({
  settings: { DRUMROLL_DEMO: '0' },
  async server({ settings }, use) {
    const server = await Server.start(settings)
    try {
      await use(server)
    } finally {
      await server.stop()
    }
  },
})

/** The same with every screen that it opens; it fails on any trouble that these had. */
export const journey = served.extend<{ screens: Screens }>({
  async screens({ server, task }, use) {
    const screens = await Screens.of(server)
    await use(screens)
    if (task.result?.state === 'fail') await screens.photograph(task.name)
    await screens.close()
  },
})

/** The same on a server that nobody has set up: it has made its demo event. */
export const firstRun = journey.extend({ settings: { DRUMROLL_DEMO: '1' } as Record<string, string> })
