import type { BrowserContext } from 'playwright-core'

/** A device's link to the server, which can be made to bring what happens late; answers always come. */
export class Network {
  private late: (() => void)[] | null = null

  /** Has to be there before the device opens a page. */
  static async of(device: BrowserContext): Promise<Network> {
    const network = new Network()
    await device.routeWebSocket(/\/socket\.io\//, (page) => {
      page.connectToServer().onMessage((message) => {
        const pass = () => page.send(message)
        if (network.late && /^42\["(facts|snapshot)"/.test(String(message))) network.late.push(pass)
        else pass()
      })
    })
    return network
  }

  /** From now on the device does not hear what happens. */
  hold(): void {
    this.late = []
  }

  /** Brings all that was held back, in its order. */
  release(): void {
    const late = this.late ?? []
    this.late = null
    for (const pass of late) pass()
  }
}
