import { aheadOf } from '../../../shared/show/ahead.ts'
import { personByEntry } from '../../../shared/show/personLookup.ts'
import { isLive } from '../../../shared/show/awardQueries.ts'
import type { Award, Draw, Own, Person, Shown, State } from '../../../shared/show/state.ts'
import { find } from '../../../shared/show/table.ts'
import { system, type System } from '../../support/showSystem.ts'
import { seeing, type Fault } from './fault.ts'

/** The hall's view with winners named after their records instead of the settings. */
const seeingWinners = (show: (person: Person) => Partial<Shown>): System['see'] =>
  seeing((view, state, role) => {
    if (role !== 'hall') return {}
    const named = (award: Award): Award => {
      const { entry } = state.awards.find(({ id }) => id === award.id)!
      const person = personByEntry(state.people, entry)
      return person ? { ...award, who: { ...award.who!, ...show(person) } } : award
    }
    return { awards: view.awards.map(named) }
  })

/** A guest's view with another look at itself. */
const seeingOneself = (change: (own: Own, state: State) => Partial<Own>): System['see'] =>
  seeing(({ own }, state) => (own ? { own: { ...own, ...change(own, state) } } : {}))

export const viewsFaults: Fault[] = [
  {
    name: 'phones are told of cues that the agenda leaves out',
    law: 'phones are told what comes next, and nothing that the agenda leaves out',
    parts: {
      ...system,
      see: seeing((_view, state, role) => {
        const cues = state.cues.map(({ unlisted: _unlisted, skip: _skip, ...cue }) => cue)
        return role === 'hall' ? { ahead: aheadOf({ ...state, cues }) } : {}
      }),
    },
  },
  {
    name: 'phones are told which prize comes next',
    law: 'phones are told what comes next, and nothing that the agenda leaves out',
    parts: {
      ...system,
      see: seeing(({ ahead }, { cues }, role) =>
        role === 'hall'
          ? {
              ahead: ahead!.map((item) => ({
                ...item,
                title: item.title || (cues.find(({ scene }) => scene === 'draw')?.prize ?? ''),
              })),
            }
          : {},
      ),
    },
  },
  {
    name: 'a winner’s own phone lights up at the call',
    law: 'a guest sees its awards when the hall does, and no others',
    parts: {
      ...system,
      see: seeingOneself(({ entry }, { awards }) => ({
        awards: awards.filter((award) => award.entry === entry && isLive(award)),
      })),
    },
  },
  {
    name: 'a guest is told its rank at the call',
    law: 'a guest has a rank only in draws that are revealed',
    parts: {
      ...system,
      see: seeingOneself(({ draws }) => ({
        draws: draws.map((draw) => ({ ...draw, rank: draw.standing === 'in' ? 1 : null })),
      })),
    },
  },
  {
    name: 'a guest gets somebody else’s ticket',
    law: 'a guest is shown nobody else',
    parts: {
      ...system,
      see: seeingOneself(({ id }, { people }) => ({
        code: people.find((other) => other.id !== id)?.code ?? '',
      })),
    },
  },
  {
    name: 'the stage gets where prizes are sent',
    law: 'where a prize is sent is known to host, desk and its winner',
    parts: {
      ...system,
      see: seeing((view, state, role) =>
        role === 'stage'
          ? {
              awards: view.awards.map((award, i) => {
                const { details } = state.awards[i]!
                return { ...award, ...(details && { details }) }
              }),
            }
          : {},
      ),
    },
  },
  {
    name: 'the stage gets everybody’s picture',
    law: 'a picture of somebody is shown where the event shows winners’ pictures, and nowhere else',
    parts: {
      ...system,
      see: seeing((view, { people }, role) =>
        role === 'stage'
          ? {
              people: view.people.map((person) => {
                const picture = find(people, person.id)?.picture
                return { ...person, ...(picture && { picture }) }
              }),
            }
          : {},
      ),
    },
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
    name: 'a member that vanished stays on clients',
    law: 'a client that folds what it is shown sees what its role sees',
    parts: {
      ...system,
      seen(before, after) {
        const kept = (person: Person): Person => {
          const old = find(before.people, person.id)
          const lacks = old && Object.keys(old).some((member) => !Object.hasOwn(person, member))
          return lacks ? { ...old, ...person } : person
        }
        return system.seen(before, { ...after, people: after.people.map(kept) })
      },
    },
  },
  {
    name: 'the stage shows a message that is for the host’s own screen',
    law: 'a private message reaches host and confidence alone',
    parts: {
      ...system,
      see: seeing((_view, state, role) => (role === 'stage' ? { show: state.show } : {})),
    },
  },
  {
    name: 'the hall reads groups that are hidden',
    law: 'where groups are hidden, nobody is shown with one',
    parts: { ...system, see: seeingWinners((person) => ({ group: person.group })) },
  },
  {
    name: 'the hall reads names that are masked',
    law: 'where names are masked, nobody is shown with theirs',
    parts: { ...system, see: seeingWinners((person) => ({ name: person.name })) },
  },
]
