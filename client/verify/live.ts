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
