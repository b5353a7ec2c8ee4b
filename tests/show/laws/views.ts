import type { Role } from '../../../shared/show/rule.ts'
import { ROLES } from '../../../shared/show/rule.ts'
import type { Shown, State } from '../../../shared/show/state.ts'
import type { System } from '../../support/showSystem.ts'
import { holds, wire } from './law.ts'

/** The clients of an event, one for each role: each holds what it was shown, change by change. */
export class Clients {
  private readonly views: Map<Role, State>

  constructor(
    private readonly parts: System,
    state: State,
  ) {
    this.views = new Map(ROLES.map((role) => [role, wire(parts.see(role, state))]))
  }

  /** Shows every client the step from one state to the next, and checks what it sees then; `marked` where a winner was marked absent. */
  show(before: State, state: State, marked: boolean): void {
    for (const role of ROLES) {
      const now = this.parts.see(role, state)
      const change = this.parts.seen(this.parts.see(role, before), now)
      const last = this.views.get(role)!
      const view = change ? this.parts.applySeen(last, wire(change)) : last
      this.views.set(role, view)
      holds(
        'a client that folds what it is shown sees what its role sees',
        JSON.stringify(view) === JSON.stringify(now),
        { role, change },
      )
      privacyLaws(role, view, state)
      if (marked && role !== 'host')
        holds('a mark of absence changes nothing that another role sees', change === null, role)
    }
  }
}

/** No role is shown more than the design gives it. */
export function privacyLaws(role: Role, view: State, state: State): void {
  if (role === 'host') return
  holds('only the host sees who is marked absent', !view.awards.some((award) => 'absent' in award), role)
  const json = JSON.stringify(view)
  holds(
    'no telephone number or e-mail leaves the host',
    !json.includes('BACKGROUND') && !json.includes('139-SECRET') && !json.includes('secret-'),
    role,
  )
  if (role !== 'confidence')
    holds('a private message reaches host and confidence alone', !json.includes('PRIVATE'), role)
  if (role !== 'desk') namingLaws(view, state)
  if (role !== 'desk' && role !== 'confidence')
    holds('no private note leaves host and desk', !json.includes('SECRET'), role)
  if (role === 'hall') {
    const entries = [...state.people.map((p) => p.entry), ...state.awards.map((a) => a.entry)]
    holds('the hall sees no entry', !entries.some((entry) => entry && json.includes(entry)))
    const shown = new Set(
      state.awards.filter((a) => a.rank <= state.draws.find((d) => d.id === a.draw)!.shown).map((a) => a.id),
    )
    holds(
      'the hall sees only what has been revealed',
      view.awards.every((award) => shown.has(award.id)),
    )
  }
}

/** What screens and phones call people follows the settings. */
function namingLaws(view: State, state: State): void {
  const shown: Pick<Shown, 'name' | 'group'>[] = [...view.people, ...view.awards.map((award) => award.who!)]
  if (!state.settings.groups)
    holds(
      'where groups are hidden, nobody is shown with one',
      shown.every(({ group }) => group === ''),
      shown,
    )
  if (state.settings.names !== 'masked') return
  const names = new Set(state.people.map(({ name }) => name))
  holds(
    'where names are masked, nobody is shown with theirs',
    !shown.some(({ name }) => names.has(name)),
    shown,
  )
}
