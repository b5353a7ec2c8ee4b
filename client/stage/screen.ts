import type { Output } from '../picture/context.ts'

/** The parameters in the address of a stage page. */
export interface ScreenAddress {
  output: Output
  /** Id of the event; undefined follows the current event. */
  event: string | undefined
  name: string
  /** Whether the time is shown with its frame, to compare screens by. */
  timecode: boolean
}

const OUTPUTS: readonly Output[] = ['main', 'side', 'overlay', 'confidence']

/** Parses the query string of a stage page's address; an unknown output becomes `main`, a name is truncated to 80 characters. */
export function screenAddress(search: string): ScreenAddress {
  const asked = new URLSearchParams(search)
  const output = OUTPUTS.find((one) => one === asked.get('output')) ?? 'main'
  return {
    output,
    event: asked.get('event') ?? undefined,
    name: (asked.get('name') ?? '').slice(0, 80),
    timecode: asked.has('timecode'),
  }
}
