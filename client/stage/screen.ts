import type { Output } from '../picture/context.ts'

/** What a screen is, as its address says: which output, of which event, and what it is called. */
export interface Screen {
  output: Output
  /** Undefined follows the current event. */
  event: string | undefined
  name: string
}

const OUTPUTS: readonly Output[] = ['main', 'side', 'overlay', 'confidence']

export function screenOf(search: string): Screen {
  const asked = new URLSearchParams(search)
  const output = OUTPUTS.find((one) => one === asked.get('output')) ?? 'main'
  return { output, event: asked.get('event') ?? undefined, name: (asked.get('name') ?? '').slice(0, 80) }
}
