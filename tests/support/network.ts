import type { BrowserContext } from 'playwright-core'

/** What happens, as Socket.IO sends it; answers are none of it. */
const NEWS = /^42\["(facts|snapshot)"/
/** The words that others type, and the answer to what is typed here; what keeps the link alive is none of it. */
export const TYPED_WORDS = /^42\["words"|^43\d+\[\{\}\]$/

/** A device's link to the server, which can be made to bring what the server sends late. */
export class Network {
  private late: (() => void)[] | null = null
  private held = NEWS

  /** Has to be there before the device opens a page. */
  static async of(device: BrowserContext): Promise<Network> {
    const network = new Network()
    await device.routeWebSocket(/\/socket\.io\//, (page) => {
      page.connectToServer().onMessage((message) => {
        const pass = () => page.send(message)
        if (network.late && network.held.test(String(message))) network.late.push(pass)
        else pass()
      })
    })
    return network
  }

  /** From now on the device does not hear what happens, or what else it is said. */
  hold(held = NEWS): void {
    this.held = held
    this.late = []
  }

  /** Brings all that was held back, in its order. */
  release(): void {
    const late = this.late ?? []
    this.late = null
    for (const pass of late) pass()
  }
}
