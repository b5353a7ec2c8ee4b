import { networkInterfaces } from 'node:os'

/** Whether an address is this computer's own, as a page opened here has it. */
export function isOwnAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '')
  if (plain === '::1' || plain.startsWith('127.')) return true
  return Object.values(networkInterfaces()).some((all) => all?.some((one) => one.address === plain))
}

/** As long after the last phone the next one is news to other servers, ms. */
const NEWS_MS = 10_000

/** Remembers when a phone last reached the hall's page or a ticket from elsewhere than this computer: only that shows that the network lets it. */
export class Phones {
  /** When one last reached this server, epoch ms; null before the first. */
  reachedHere: number | null = null
  private elsewhere: number | null = null
  private listener: (() => void) | null = null

  constructor(private readonly now: () => number) {}

  /** When one last reached any server, epoch ms; null before the first. */
  get reachedAt(): number | null {
    if (this.reachedHere === null || this.elsewhere === null) return this.reachedHere ?? this.elsewhere
    return Math.max(this.reachedHere, this.elsewhere)
  }

  /** Takes the address of somebody of the audience who has connected; '' if it is not known. */
  note(address: string): void {
    if (address === '' || isOwnAddress(address)) return
    const now = this.now()
    const isNews = this.reachedHere === null || now - this.reachedHere > NEWS_MS
    this.reachedHere = now
    if (isNews) this.listener?.()
  }

  /** Takes when one last reached another server. */
  reachedElsewhere(at: number | null): void {
    this.elsewhere = at ?? this.elsewhere
  }

  /** Calls back when one has reached this server, the first after a while. */
  onReached(listener: () => void): void {
    this.listener = listener
  }
}
