import { isLive, revealedAwards } from '../../../shared/show/awardQueries.ts'
import { useAsking } from '../../asking.ts'
import { useShow } from '../../show.ts'

/** The class of the button beside each winner that marks them absent. */
export const ABSENT_BUTTON = 'mark-absent'

/**
 * What the key for absent does. A draw's only winner is marked absent, or present again; of several, each press moves the focus
 * to the next one's button, for the space bar to press.
 */
export function useMarkAbsent(): () => void {
  const show = useShow()
  const { ask } = useAsking()
  return () => {
    const { state } = show
    const draw = state?.show.draw ?? null
    if (!state || draw === null) return
    const [only, ...others] = revealedAwards(state, draw).filter(
      (award) => isLive(award) && award.claim !== 'handed-over',
    )
    if (!only) return
    if (others.length === 0) void ask('award.mark', { draw, entry: only.entry, absent: !only.absent })
    else focusNext()
  }
}

function focusNext(): void {
  const buttons = [...document.querySelectorAll<HTMLElement>(`.${ABSENT_BUTTON}`)]
  const at = buttons.findIndex((button) => button === document.activeElement)
  buttons[(at + 1) % buttons.length]?.focus()
}
