import type { Report, Screen } from '../../shared/wire.ts'
import type { Audience } from './audience.ts'
import type { Visit } from './visitor.ts'

/** Screens are told to the host at most once in so many ms. */
const PAUSE = 250

/** The screens that are connected, as they report themselves, told to the hosts of their event. */
export class Screens {
  private readonly reports = new Map<Visit, Report>()
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly audience: Audience) {}

  /** A screen says how it is. */
  report(visit: Visit, report: Report): void {
    this.reports.set(visit, report)
    this.plan()
  }

  /** Tells a host who has just come what is connected. */
  greet(host: Visit): void {
    host.emit('screens', this.of(host.data.visitor.event))
  }

  leave(visit: Visit): void {
    if (this.reports.delete(visit)) this.plan()
  }

  /** The socket of a screen of this event. */
  find(id: string, event: string | null): Visit | undefined {
    return [...this.reports.keys()].find((visit) => visit.id === id && visit.data.visitor.event === event)
  }

  end(): void {
    if (this.timer) clearTimeout(this.timer)
  }

  private of(event: string | null): Screen[] {
    return [...this.reports]
      .filter(([visit]) => visit.data.visitor.event === event)
      .map(([visit, report]) => ({
        id: visit.id,
        role: visit.data.visitor.caller.role as Screen['role'],
        ...report,
      }))
  }

  private plan(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null
      for (const host of this.audience.ofRole('host')) this.greet(host)
    }, PAUSE).unref()
  }
}
