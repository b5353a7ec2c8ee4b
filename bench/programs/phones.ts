/** A hall full of phones, in a process of its own. */
import { answerParent } from '../parts/child.ts'
import { clock } from '../parts/numbers.ts'
import { Phone, type ReceivedMessage } from '../parts/phone.ts'

/** Phones that begin to connect at once; the next follow as these are let in. */
const TOGETHER = 64

const phones: Phone[] = []
const inside = new Set<Phone>()
/** Facts that did not follow what the phone had. */
let gaps = 0
/** When something was last heard by somebody. */
let lastHeard = 0
let wake = (): void => undefined

function phone(auth: Record<string, unknown> = { role: 'hall' }): Phone {
  const own = new Phone(auth, {
    received({ from, version }: ReceivedMessage) {
      lastHeard = clock()
      if (from !== null && from !== known) gaps++
      known = version
      inside.add(own)
      wake()
    },
    closed: () => inside.delete(own),
  })
  let known = -1
  return own
}

/** Resolves once something is true of what has been heard; answers when it was last heard. */
async function until(holds: () => boolean): Promise<number> {
  while (!holds()) await new Promise<void>((resolve) => (wake = resolve))
  return lastHeard
}

async function letIn(port: number, next: Phone[]): Promise<void> {
  phones.push(...next)
  for (const one of next) one.connect(port)
  await until(() => next.every((one) => inside.has(one)))
}

answerParent({
  /** Lets phones in until there are so many. */
  async enter(port: number, count: number) {
    while (phones.length < count)
      await letIn(
        port,
        Array.from({ length: Math.min(TOGETHER, count - phones.length) }, () => phone()),
      )
  },
  /** Lets a guest in for each token of a ticket's session. */
  async enterGuests(port: number, tokens: string[]) {
    for (let at = 0; at < tokens.length; at += TOGETHER)
      await letIn(
        port,
        tokens.slice(at, at + TOGETHER).map((token) => phone({ role: 'guest', token })),
      )
  },
  /** Lets phones go until so many are left. */
  leave(count: number) {
    for (const one of phones.splice(count)) {
      one.disconnect()
      inside.delete(one)
    }
  },
  /** When the last phone had heard of a version. */
  reached: (version: number) => until(() => phones.every((one) => one.version >= version)),
  /** All phones come back within so many ms, as new ones; when the last has a state. */
  async return(port: number, within: number) {
    inside.clear()
    for (const [i, one] of phones.entries()) {
      one.version = -1
      setTimeout(() => one.connect(port), (i / phones.length) * within)
    }
    return until(() => inside.size === phones.length)
  },
  /** How often facts did not follow what a phone had, since it was last asked. */
  gaps() {
    const counted = gaps
    gaps = 0
    return counted
  },
})
