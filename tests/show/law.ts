/** A law that did not hold: its name, and where. */
export class Broken extends Error {
  constructor(
    readonly law: string,
    detail: unknown,
  ) {
    super(`${law}: ${JSON.stringify(detail)?.slice(0, 600)}`)
  }
}

export function holds(law: string, ok: boolean, detail: unknown = null): void {
  if (!ok) throw new Broken(law, detail)
}
