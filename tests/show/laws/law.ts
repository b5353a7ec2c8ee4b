/** A law that did not hold: its name, and where. */
export class Broken extends Error {
  constructor(
    readonly law: string,
    detail: unknown,
  ) {
    super(`${law}: ${JSON.stringify(detail)?.slice(0, 600)}`)
  }
}

/** States that a law holds; throws Broken with the detail where it does not. */
export function holds(law: string, ok: boolean, detail: unknown = null): void {
  if (!ok) throw new Broken(law, detail)
}

/** A value as it comes out of JSON at the other end of a connection. */
export const wire = <T>(x: T): T => JSON.parse(JSON.stringify(x)) as T
