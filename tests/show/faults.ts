import type { Award, Draw, State } from '../../shared/show/state.ts'
import { system, type System } from '../support/showSystem.ts'

/** A fault that somebody could make: what it is, the law that catches it, and the system that has it. */
export interface Fault {
  name: string
  law: string
  parts: System
}

type Decide = System['decide']
type Evolve = System['evolve']
type See = System['see']

/** A decision whose facts of one type are changed (null drops them). */
const deciding =
  (type: string, change: (body: Record<string, unknown>, state: State) => object | null): Decide =>
  (state, command, context) => {
    const done = system.decide(state, command, context)
    if ('refused' in done) return done
    const facts = done.facts.flatMap((body) => (body.type === type ? [change(body, state)] : [body]))
    return { ...done, facts: facts.filter((body) => body !== null) as typeof done.facts }
  }

/** A refusal that is forgotten. */
const never =
  (code: string): System['refuse'] =>
  (state, command, who) => {
    const refused = system.refuse(state, command, who)
    return refused?.refused === code ? null : refused
  }

/** A state that comes out wrong after some facts. */
const evolving =
  (type: string, change: (after: State, before: State) => Partial<State>): Evolve =>
  (state, list) => {
    let now = state
    for (const fact of list) {
      const next = system.evolve(now, [fact])
      now = fact.body?.type === type ? { ...next, ...change(next, now) } : next
    }
    return now
  }

/** A view that shows too much or too little. */
const seeing =
  (change: (view: State, state: State, role: string) => Partial<State>): See =>
  (role, state) => {
    const view = system.see(role, state)
    return { ...view, ...change(view, state, role) }
  }

/** Awards whose marks of absence are as they were. */
const keepMarks = (after: State, before: State): Partial<State> => ({
  awards: after.awards.map((award, i) => ({ ...award, absent: before.awards[i]?.absent ?? false })),
})

/** A step of GO that draws anew for the absent without asking whether that can be done. */
function redrawAnyway(state: State): ReturnType<System['nextStep']> {
  const { draw, step } = state.show
  const absent = state.awards.filter((award) => award.draw === draw && award.absent)
  if (state.opened || draw === null || absent.length === 0) return null
  const entries = absent.map(({ entry }) => entry)
  return {
    id: `redraw:${draw}:${step}`,
    label: { code: 'redraw', with: { draw, count: entries.length } },
    type: 'award.redraw',
    ask: { draw, entries, reason: 'absent' },
    word: false,
  }
}

const first = (list: unknown): unknown[] => (list as unknown[]).slice(1)

export const FAULTS: Fault[] = [
  {
    name: 'a holder of the prize is not listed as out',
    law: 'the audit of the proof finds nothing wrong',
    parts: {
      ...system,
      decide: deciding('fd1/open', (body) => ({
        ...body,
        without: { ...(body['without'] as object), won: first((body['without'] as { won: string[] }).won) },
      })),
    },
  },
  {
    name: 'one more winner than there is stock',
    law: 'a draw opens for no more than is left',
    parts: {
      ...system,
      decide: deciding('fd1/open', (body) => ({ ...body, count: Number(body['count']) + 1 })),
    },
  },
  {
    name: 'a draw opens without stock',
    law: 'a draw opens for no more than is left',
    parts: {
      ...system,
      refuse: never('stock-empty'),
      decide: deciding('fd1/open', (body) => ({ ...body, count: Math.max(1, Number(body['count'])) })),
    },
  },
  {
    name: 'two draws are open at a time',
    law: 'only one draw is open at a time',
    parts: { ...system, refuse: never('draw-open') },
  },
  {
    name: 'a winner is swapped for another',
    law: 'the audit of the proof finds nothing wrong',
    parts: {
      ...system,
      decide: deciding('fd1/result', (body, state) => {
        const other = state.roll
          .map((row) => row[0])
          .find((entry) => !(body['winners'] as string[]).includes(entry))
        return { ...body, winners: [other ?? 'f'.repeat(64), ...first(body['winners'])] }
      }),
    },
  },
  {
    name: 'the same winner twice in one draw',
    law: 'nobody wins twice in one draw',
    parts: {
      ...system,
      decide: deciding('fd1/result', (body) => {
        const list = body['winners'] as string[]
        return { ...body, winners: list.length > 1 ? [list[0], ...list.slice(0, -1)] : list }
      }),
    },
  },
  {
    name: 'a void does not give the unit back',
    law: 'what is left is the quantity less the live awards',
    parts: { ...system, evolve: evolving('fd1/void', (_after, before) => ({ prizes: before.prizes })) },
  },
  {
    name: 'a void leaves the winner in the next draws',
    law: 'the audit of the proof finds nothing wrong',
    parts: { ...system, evolve: evolving('fd1/void', (_after, before) => ({ out: before.out })) },
  },
  {
    name: 'a returned person stays out',
    law: 'the audit of the proof finds nothing wrong',
    parts: { ...system, evolve: evolving('fd1/return', (_after, before) => ({ out: before.out })) },
  },
  {
    name: 'a late arrival is not taken into the next seal',
    law: 'a seal takes in all that the rule says',
    parts: { ...system, decide: deciding('roll-sealed', (body) => ({ ...body, put: first(body['put']) })) },
  },
  {
    name: 'the pool that is shown is not the pool that is drawn',
    law: 'the pool is all of the eligible',
    parts: {
      ...system,
      decide: deciding('draw-staged', (body) => ({ ...body, pool: Number(body['pool']) + 1 })),
    },
  },
  {
    name: 'who never checked in stays in a roll of those checked in',
    law: 'a seal takes in nobody else',
    parts: { ...system, decide: deciding('roll-sealed', (body) => ({ ...body, drop: [] })) },
  },
  {
    name: 'a correction after the seal makes a new entry',
    law: 'a sealed entry never changes',
    parts: {
      ...system,
      decide: deciding('person-saved', (body) => {
        const person = body['person'] as { entry: string; sealed: boolean }
        const entry = person.sealed ? person.entry.split('').reverse().join('') : person.entry
        return { ...body, person: { ...person, entry } }
      }),
    },
  },
  {
    name: 'a sealed person is dropped by a merge without a withdrawal',
    law: 'a sealed person who is merged away is withdrawn',
    parts: {
      ...system,
      decide: (state, command, context) => {
        const done = system.decide(state, command, context)
        if ('refused' in done || command.type !== 'person.merge') return done
        return { ...done, facts: done.facts.filter((body) => body.type !== 'fd1/withdraw') }
      },
    },
  },
  {
    name: 'an abandoned draw keeps its seed to itself',
    law: 'the audit of the proof finds nothing wrong',
    parts: { ...system, decide: deciding('fd1/abandon', (body) => ({ ...body, seed: '0'.repeat(64) })) },
  },
  {
    name: 'the hall sees the winner at the call',
    law: 'the hall sees only what has been revealed',
    parts: {
      ...system,
      see: seeing((_view, state, role) =>
        role === 'hall'
          ? { awards: state.awards.map(({ entry: _e, absent: _a, ...seen }) => seen as Award) }
          : {},
      ),
    },
  },
  {
    name: 'the desk sees the word before the reveal',
    law: 'before the reveal desk and hall see nothing of who won',
    parts: {
      ...system,
      see: seeing((view, state, role) =>
        role === 'desk'
          ? { draws: view.draws.map((draw, i): Draw => ({ ...draw, word: state.draws[i]!.word })) }
          : {},
      ),
    },
  },
  {
    name: 'the desk sees the stock go down before the reveal',
    law: 'before the reveal desk and hall see nothing of who won',
    parts: {
      ...system,
      see: seeing((_view, state, role) =>
        role === 'desk'
          ? {
              settings: {
                ...state.settings,
                absentAfter: state.awards.reduce((n, a) => n + parseInt(a.entry.slice(0, 6), 16), 0),
              },
            }
          : {},
      ),
    },
  },
  {
    name: 'the desk gets whole telephone numbers',
    law: 'no telephone number or e-mail leaves the host',
    parts: {
      ...system,
      see: seeing((_view, state, role) => (role === 'desk' ? { people: state.people } : {})),
    },
  },
  {
    name: 'the stage gets the notes on a void',
    law: 'no private note leaves host and desk',
    parts: {
      ...system,
      see: seeing((view, state, role) =>
        role === 'stage'
          ? { awards: view.awards.map((award, i) => ({ ...award, note: state.awards[i]!.note })) }
          : {},
      ),
    },
  },
  {
    name: 'the hall gets the entries of winners',
    law: 'the hall sees no entry',
    parts: {
      ...system,
      see: seeing((_view, state, role) => (role === 'hall' ? { draws: state.draws } : {})),
    },
  },
  {
    name: 'a change of order is not shown',
    law: 'a client that folds what it is shown sees what its role sees',
    parts: {
      ...system,
      seen: (before, after) => {
        const change = system.seen(before, after)
        if (change) delete change.order
        return change
      },
    },
  },
  {
    name: 'a change within a record is not shown',
    law: 'a client that folds what it is shown sees what its role sees',
    parts: {
      ...system,
      seen: (before, after) => {
        const change = system.seen(before, after)
        if (change) delete change.patch
        return change
      },
    },
  },
  {
    name: 'a change within a member is not shown',
    law: 'a client that folds what it is shown sees what its role sees',
    parts: {
      ...system,
      seen: (before, after) => {
        const change = system.seen(before, after)
        if (change) delete change.part
        return change
      },
    },
  },
  {
    name: 'a dropped record stays on the screens',
    law: 'a client that folds what it is shown sees what its role sees',
    parts: {
      ...system,
      seen: (before, after) => {
        const change = system.seen(before, after)
        if (change) delete change.drop
        return change
      },
    },
  },
  {
    name: 'an award is spoken of before its reveal',
    law: 'an award is not spoken of before its reveal',
    parts: { ...system, refuse: never('award-unknown') },
  },
  {
    name: 'GO confirms everybody, also who is marked absent',
    law: 'GO never confirms a winner who is marked absent',
    parts: {
      ...system,
      decide: (state, command, context) => {
        const done = system.decide(state, command, context)
        if ('refused' in done || !done.facts.some(({ type }) => type === 'award-confirmed')) return done
        const absent = state.awards.filter((award) => award.draw === state.show.draw && award.absent)
        const confirmed = absent.map(({ draw, entry }) => ({ type: 'award-confirmed' as const, draw, entry }))
        return { ...done, facts: [...done.facts, ...confirmed] }
      },
    },
  },
  {
    name: 'a mark of absence is forgotten',
    law: 'a winner is marked absent as the host said last',
    parts: { ...system, evolve: evolving('award-marked', (_after, before) => ({ awards: before.awards })) },
  },
  {
    name: 'who is confirmed after all stays marked absent',
    law: 'a confirmation takes the mark of absence back',
    parts: { ...system, evolve: evolving('award-confirmed', keepMarks) },
  },
  {
    name: 'a prize is handed to somebody who stays marked absent',
    law: 'no award that is settled is marked absent',
    parts: {
      ...system,
      evolve: (state, list) => {
        const next = system.evolve(state, list)
        const claimed = list.some(({ body }) => body?.type === 'claim-set')
        return claimed ? { ...next, ...keepMarks(next, state) } : next
      },
    },
  },
  {
    name: 'GO draws anew for one of several who are marked absent',
    law: 'GO draws anew for all who are marked absent and for nobody else',
    parts: {
      ...system,
      decide: (state, command, context) => {
        const done = system.decide(state, command, context)
        if ('refused' in done || command.type !== 'go') return done
        const kept = done.facts.findIndex(({ type }) => type === 'fd1/void')
        return { ...done, facts: done.facts.filter((_body, i) => i !== kept || kept < 0) }
      },
    },
  },
  {
    name: 'GO draws anew for the absent before it confirms who is here',
    law: 'GO draws anew only once all others are confirmed',
    parts: {
      ...system,
      decide(state, command, context) {
        const step = command.type === 'go' ? redrawAnyway(state) : null
        return system.decide(state, step ?? command, context)
      },
    },
  },
  {
    name: 'GO offers to draw anew where nobody is left to win',
    law: 'the next step is refused only while the stage is covered',
    parts: { ...system, nextStep: (state) => redrawAnyway(state) ?? system.nextStep(state) },
  },
  {
    name: 'the desk sees who is marked absent',
    law: 'only the host sees who is marked absent',
    parts: {
      ...system,
      see: seeing((view, state, role) =>
        role === 'desk'
          ? { awards: view.awards.map((award, i) => ({ ...award, absent: state.awards[i]!.absent })) }
          : {},
      ),
    },
  },
  {
    name: 'the stage moves on when somebody is marked absent',
    law: 'a mark of absence changes nothing that another role sees',
    parts: {
      ...system,
      evolve: evolving('award-marked', ({ show }) => ({ show: { ...show, step: show.step + 1 } })),
    },
  },
  {
    name: 'the panel does not get what a refusal depends on',
    law: 'a panel knows why a button is grey',
    parts: {
      ...system,
      see: seeing((_view, _state, role) => (role === 'host' ? { out: [], closed: false } : {})),
    },
  },
  {
    name: 'a fold forgets what it cannot know from the facts',
    law: 'replay gives the identical state',
    parts: {
      ...system,
      evolve: (state, list) => {
        const next = system.evolve(state, list)
        return { ...next, show: { ...next.show, since: next.show.since + list.length } }
      },
    },
  },
]
