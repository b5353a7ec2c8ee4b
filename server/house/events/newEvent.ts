import { randomBytes } from 'node:crypto'
import { decide } from '../../../shared/show/decide.ts'
import { evolve } from '../../../shared/show/evolve.ts'
import { factsOf, isRefusal, type Body, type Context, type ImportPlan } from '../../../shared/show/rule.ts'
import { emptyState, type State } from '../../../shared/show/state.ts'
import { newSalt } from '../../ledger/chain.ts'

/** The facts of an event that has no journal yet, made by the commands that a host would give. Nothing can be drawn in it: seeds belong to a journal. */
export class NewEvent {
  readonly facts: Body[] = []
  state: State
  private readonly now: number

  constructor(id: string, now: number, made: Extract<Body, { type: 'event-made' }>) {
    this.state = emptyState(id)
    this.now = now
    this.take([made])
  }

  /** Does a command; answers the id of what it made, '' if nothing. Throws where it is refused. */
  ask(type: string, asked: object, plan?: ImportPlan): string {
    const decision = decide(this.state, { type, ask: asked }, contextOf(this.now, plan))
    if (isRefusal(decision)) throw new Error(`${type}: ${decision.refused}`)
    this.take(factsOf(decision))
    return String(decision.answer?.['id'] ?? '')
  }

  private take(made: Body[]): void {
    this.facts.push(...made)
    this.state = evolve(
      this.state,
      made.map((body) => ({ at: this.now, body })),
    )
  }
}

function contextOf(now: number, plan: ImportPlan | undefined): Context {
  return {
    now,
    who: { role: 'host', name: '' },
    id: () => randomBytes(8).toString('hex'),
    salt: newSalt,
    anchor: '',
    seed() {
      throw new RangeError('an event without a journal draws nothing')
    },
    plan,
  }
}
