import { code } from '../../../../shared/fair/code.ts'
import type { Draw } from '../../../../shared/show/state.ts'
import { find } from '../../../../shared/show/table.ts'
import { winnersOf, type Winner } from '../../draw/winners.ts'
import { GROUP_LEAD, playheadOf, stillAt } from '../../playhead.ts'
import type { Words } from '../../type/words.ts'
import { PLAIN, type Listed, type LowerThird, type Source } from './lowerThird.ts'
import { winnersAt } from './pages.ts'

/** The lower third of a draw, from its prize to its winners. */
export function ofDraw({ state, at, words, roomFor }: Source, draw: Draw): LowerThird {
  const { phase, page, from } = playheadOf(draw, at)
  const prize = find(state.prizes, draw.prize)
  const name = prize?.name ?? ''
  const round = words('round', { draw: draw.id })
  const picture = prize?.picture ?? ''
  const plain: LowerThird = {
    ...PLAIN,
    key: `draw ${draw.id}`,
    since: draw.at,
    from,
    tone: 'warm',
    wide: true,
    label: name,
    title: name,
    names: [],
    picture,
  }
  switch (phase) {
    case 'prize': {
      const sponsor = find(state.sponsors, prize?.sponsor ?? '')?.name
      const label = `${round} · ${words('drawing', { count: draw.count })}`
      return { ...plain, label, line: sponsor ? words('sponsor', { sponsor }) : '' }
    }
    case 'open':
      return {
        ...plain,
        label: `${name} · ${round}`,
        title: words('photograph-code'),
        line: lineOfCode(draw),
        code: draw,
      }
    case 'rolling': {
      const title = draw.need === 'room' ? words('call-out') : name
      return { ...plain, label: `${name} · ${round}`, title, line: lineOfCode(draw), code: draw }
    }
    case 'names': {
      if (draw.winners.length === 0)
        return { ...plain, label: `${name} · ${round}`, title: words('nobody-won') }
      return { ...plain, label: words('winner-of', { prize: name }), ...namedIn() }
    }
    default: {
      // The winners of the page before stay until those of the next come in.
      if (page > 0) return { ...plain, label: words('winner-of', { prize: name }), ...namedIn() }
      const [only] = draw.count === 1 ? winnersOf(state, draw, page) : []
      const grouped = Math.min(draw.pages[page]!.names - GROUP_LEAD, stillAt(draw, page))
      if (prize?.group_first && only?.group && at >= grouped)
        return { ...plain, from: grouped, label: words('winner-of', { prize: name }), title: only.group }
      const called = page === 0 && draw.word !== ''
      return {
        ...plain,
        from: draw.pages[page]!.at,
        label: called ? words('called-words') : `${name} · ${round}`,
        title: called ? draw.word : name,
        line: page === 0 ? words('decided') : '',
      }
    }
  }

  function namedIn(): Partial<LowerThird> {
    const winners = draw.pages.flatMap((_, i) => winnersOf(state, draw, i))
    if (winners.length === 1) {
      const { name: title, note, struck } = listed(winners[0]!, words, true)
      return { title, line: note, struck, lit: true }
    }
    const most = roomFor(winners.map((winner) => winner.name))
    const { items, from } = winnersAt(draw, winners, most, at)
    return { from, title: '', names: items.map((winner) => listed(winner, words, false)) }
  }
}

const lineOfCode = (draw: Draw): string => (draw.open ? code(draw.open) : '')

/** A winner with the group, of which the first part alone stands where there are several ("7 桌 · 制造" as "7 桌"). */
function listed({ name, group, tail, voided }: Winner, words: Words, whole: boolean): Listed {
  if (voided) return { name, note: words(`void-${voided}`), struck: true }
  const short = whole ? group : group.split(/\s*[·|]\s*/u)[0]!
  return { name, note: [short, tail].filter(Boolean).join('\u2002'), struck: false }
}
