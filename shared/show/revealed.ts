import { awardsBy, isLive } from './awardQueries.ts'
import { Looks } from './looks.ts'
import type { Award, Draw, Prize, State } from './state.ts'

const hiddenDraws = new Looks<Draw, Draw>()
const countedPrizes = new Looks<Prize, Prize>()

/** As if what is not revealed yet had not happened: no award, no stock gone, the draw still open. */
export function unrevealedHidden(state: State): State {
  const hidden = new Map<number, Draw>()
  for (const draw of state.draws) if (draw.phase === 'closed') hidden.set(draw.id, draw)
  if (hidden.size === 0) return state
  const isShown = (award: Award): boolean => award.rank <= (hidden.get(award.draw)?.shown ?? Infinity)
  const awards = state.awards.filter(isShown)
  const held = awardsBy(awards.filter(isLive), 'prize')
  return {
    ...state,
    awards,
    draws: state.draws.map((draw) =>
      draw.phase !== 'closed'
        ? draw
        : hiddenDraws.of(draw, '', () => ({
            ...draw,
            phase: 'open',
            winners: draw.winners.slice(0, draw.shown),
            word: '',
            pages: [],
          })),
    ),
    prizes: state.prizes.map((prize) => {
      const left = prize.quantity - (held.get(prize.id)?.length ?? 0)
      return left === prize.left ? prize : countedPrizes.of(prize, String(left), () => ({ ...prize, left }))
    }),
  }
}
