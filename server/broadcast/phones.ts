import { networkInterfaces } from 'node:os'

/** Whether an address is this computer's own, as a page opened here has it. */
export function isOwnAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '')
  if (plain === '::1' || plain.startsWith('127.')) return true
  return Object.values(networkInterfaces()).some((all) => all?.some((one) => one.address === plain))
}

/** Remembers when a phone last reached the hall's page or a ticket from elsewhere than this computer: only that shows that the network lets it. */
export class Phones {
  /** Epoch ms; null before the first. */
  reachedAt: number | null = null

  constructor(private readonly now: () => number) {}

  /** Takes the address of somebody of the audience who has connected; '' if it is not known. */
  note(address: string): void {
    if (address !== '' && !isOwnAddress(address)) this.reachedAt = this.now()
  }
}
