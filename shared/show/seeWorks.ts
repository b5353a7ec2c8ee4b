import { isAudience, type Role } from './rule.ts'
import type { PublicWork, State, Vote, Work } from './state.ts'
import { isPublic } from './work.ts'

const looks = new WeakMap<Work, PublicWork>()

/** A work as stage and hall are shown it. */
function publicWork(work: Work): PublicWork {
  let look = looks.get(work)
  if (!look) {
    const { group, title, sentence, link, picture } = work
    looks.set(work, (look = { group, title, sentence, link, picture }))
  }
  return look
}

/**
 * What a role sees of works and vote, as members of its view: host and desk every work, the stage those that are not hidden, the
 * audience those that are public. Votes are counted for the host alone until the result is shown.
 */
export function worksSeen(role: Role, state: State): Pick<State, 'works' | 'vote'> {
  const { works, vote } = state
  const all = role === 'host' || role === 'desk'
  const seen = (work: Work): boolean => (isAudience(role) ? isPublic(state, work) : !work.hidden)
  return {
    ...(works && { works: all ? works : (works.filter(seen).map(publicWork) as Work[]) }),
    ...(vote && { vote: voteSeen(role, vote, state) }),
  }
}

function voteSeen(role: Role, vote: Vote, state: State): Vote {
  const { open, shown } = vote
  if (role !== 'host' && !shown) return { open, shown }
  // A panel works out what the stage sees from the host's view, which has the count and no ballots.
  return vote.tally ? vote : counted(vote, state)
}

/** A vote with its count, the most votes first. */
function counted(vote: Vote, { ballots = [], works = [] }: State): Vote {
  const votes = new Map<string, number>()
  for (const { group } of ballots) votes.set(group, (votes.get(group) ?? 0) + 1)
  const tally = works
    .flatMap(({ group, hidden }) =>
      votes.has(group) && !hidden ? [{ group, votes: votes.get(group)! }] : [],
    )
    .sort((one, other) => other.votes - one.votes)
  return { ...vote, cast: ballots.length, tally }
}
