import type { Report, Screen } from '../../shared/wire.ts'
import type { Audience } from './audience.ts'
import type { Visit } from './visitor.ts'

/** Screens are told to the host at most once in so many ms. */
const PAUSE = 250

/** The screens that are connected, as they report themselves, told to the hosts of their event. */
export class Screens {
  private readonly reports = new Map<Visit, Report>()
  /** The screen that the host chose to sound, by event. */
  private readonly chosen = new Map<string | null, Visit>()
  private readonly told = new WeakMap<Visit, boolean>()
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly audience: Audience) {}

  /** A screen says how it is. */
  report(visit: Visit, report: Report): void {
    this.reports.set(visit, report)
    this.tune(visit.data.visitor.event)
    this.plan()
  }

  /** The host lets this screen sound, and no other of its event. */
  choose(screen: Visit): void {
    this.chosen.set(screen.data.visitor.event, screen)
    this.tune(screen.data.visitor.event)
    this.plan()
  }

  /** Tells a host who has just come what is connected. */
  greet(host: Visit): void {
    host.emit('screens', this.of(host.data.visitor.event))
  }

  leave(visit: Visit): void {
    const { event } = visit.data.visitor
    if (this.chosen.get(event) === visit) this.chosen.delete(event)
    if (!this.reports.delete(visit)) return
    this.tune(event)
    this.plan()
  }

  /** The socket of a screen of this event. */
  find(id: string, event: string | null): Visit | undefined {
    return [...this.reports.keys()].find((visit) => visit.id === id && visit.data.visitor.event === event)
  }

  end(): void {
    if (this.timer) clearTimeout(this.timer)
  }

  private at(event: string | null): [Visit, Report][] {
    return [...this.reports].filter(([visit]) => visit.data.visitor.event === event)
  }

  /** The screen that sounds: the host's choice if it is armed, else the first that is. */
  private sounding(event: string | null): Visit | undefined {
    const armed = this.at(event).filter(([, report]) => report.armed)
    const chosen = this.chosen.get(event)
    return (armed.find(([visit]) => visit === chosen) ?? armed[0])?.[0]
  }

  /** Tells each screen of an event whether it sounds, where that has changed. */
  private tune(event: string | null): void {
    const sounding = this.sounding(event)
    for (const [visit] of this.at(event)) {
      const on = visit === sounding
      if (this.told.get(visit) === on) continue
      this.told.set(visit, on)
      visit.emit('sound', { on })
    }
  }

  private of(event: string | null): Screen[] {
    const sounding = this.sounding(event)
    return this.at(event).map(([visit, report]) => ({
      id: visit.id,
      role: visit.data.visitor.caller.role as Screen['role'],
      sounds: visit === sounding,
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
