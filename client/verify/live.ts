import type { State } from '../../shared/show/state.ts'

/** Loads the current proof of an event from the server, as JSON text; the refusal where there is none. */
export async function liveProof(
  event: string,
): Promise<{ json: string } | { trouble: 'proof-none' | 'proof-offline' }> {
  try {
    const response = await fetch(`/api/events/${encodeURIComponent(event)}/proof.json`)
    if (response.ok) return { json: await response.text() }
    return { trouble: response.status === 404 ? 'proof-none' : 'proof-offline' }
  } catch {
    return { trouble: 'proof-offline' }
  }
}

export type Cut = NonNullable<State['cuts']>[number]

/** Where the event's record lost its end and the host went on, as the server tells everybody; none where it tells nothing. */
export async function liveCuts(event: string): Promise<Cut[]> {
  try {
    const response = await fetch(`/api/events/${encodeURIComponent(event)}/state`)
    if (!response.ok) return []
    const { state } = (await response.json()) as { state: Pick<State, 'cuts'> }
    return state.cuts ?? []
  } catch {
    return []
  }
}
