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

interface Shown {
  /** Whether its stages have the light of their set. */
  lit: boolean
  screens: Screens
}

/** The same with every screen that it opens; it fails on any trouble that these had. */
export const journey = served.extend<Shown>({
  lit: false,
  async screens({ server, lit, task }, use) {
    const screens = await Screens.of(server, { lit })
    await use(screens)
    if (task.result?.state === 'fail') await screens.photograph(task.name)
    await screens.close()
  },
})

/** The same with the light of the set, as an audience sees it. */
export const litJourney = journey.extend({ lit: true })

/** The same on a server that nobody has set up: it has made its demo event. */
export const firstRun = litJourney.extend({ settings: { DRUMROLL_DEMO: '1' } as Record<string, string> })
