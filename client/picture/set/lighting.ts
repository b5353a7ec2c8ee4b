import type { SceneName } from '../../../shared/scenes/index.ts'
import { sceneNamed } from '../../../shared/scenes/index.ts'
import type { Cue, Draw, State } from '../../../shared/show/state.ts'
import { find } from '../../../shared/show/table.ts'
import { PAGE_SIZE } from '../../../shared/show/pace.ts'
import { contentOf } from '../../../shared/scenes/content.ts'
import { panel } from '../../../shared/scenes/panel.ts'
import { speaker } from '../../../shared/scenes/speaker.ts'
import { isLast } from '../draw/celebration.ts'
import { countdownOf } from '../parts/countdown.ts'
import { thankingAt, thankedBy } from '../parts/thanking.ts'
import { playheadOf, type Playhead } from '../playhead.ts'
import type { Programme } from '../programme.ts'
import type { LightAsked, LightName } from './lights.ts'

/** The light that is due, and how it comes on. */
export interface Lighting {
  light: LightAsked
  /** Epoch ms at which it comes on. */
  since: number
  /** Brightness of each layer, 0 to 1, and the width of the beams as a share of their full width. */
  levels: Levels
  /** Ms that it takes to come on. */
  takes: number
}

export interface Levels {
  wall: number
  beams: number
  pools: number
  spread: number
}

/** How long one light cross-fades into the next, in ms. */
export const FADE = 520
const FULL: Levels = { wall: 1, beams: 1, pools: 1, spread: 1 }

const lit = (name: LightName, since: number, count = 1): Lighting => ({
  light: { name, count },
  since,
  levels: FULL,
  takes: FADE,
})

/** The light of a programme at an instant: a function of the state and the time alone. @param at epoch ms */
export function lightingOf(programme: Programme, state: State, at: number): Lighting {
  const { cover, cue, since, draw, timer } = programme
  if (cover) return lit('hold', since)
  if (draw) return drawLighting(draw, state, at)
  if (!cue) return lit('welcome', since)
  if (!sceneNamed(cue.scene)) return lit('message', since)
  const scene = cue.scene as SceneName
  return (
    VARIANTS[scene]?.(cue, { ...state, timer }, since, at) ?? lit(scene === 'draw' ? 'prize' : scene, since)
  )
}

/** Scenes that are lit by what is in them; every other scene is lit by the light of its name. */
const VARIANTS: Partial<Record<SceneName, (cue: Cue, state: State, since: number, at: number) => Lighting>> =
  {
    speaker: (cue, _state, since) =>
      lit(contentOf(speaker.content, cue.content).portrait ? 'speaker' : 'speech', since),
    panel(cue, _state, since) {
      const { length } = contentOf(panel.content, cue.content).people
      return length === 0 || length > 4 ? lit('speech', since) : lit('panel', since, length)
    },
    thanks(cue, { sponsors }, since, at) {
      const thanking = thankingAt(thankedBy(cue, sponsors), at - since)
      const from = since + thanking.from
      return thanking.alone
        ? lit('sponsor', from)
        : lit('thanks', from, Math.min(4, thanking.sponsors.length))
    },
    countdown(cue, { timer }, since, at) {
      const { left, last, over, ends } = countdownOf(cue, since, at, timer ?? null)
      if (last || over > 0) return lit('last', Math.max(since, (ends ?? since) - 60_000))
      const breath =
        left > 0 && left % 60 === 0 && ends !== null ? Math.sin((Math.PI * ((at - since) % 1000)) / 1000) : 0
      return { ...lit('countdown', since), levels: { ...FULL, pools: 1 - 0.3 * breath } }
    },
    draw(cue, { prizes }, since) {
      const prize = find(prizes, cue.prize)
      return lit(prize ? prizeLight(prize) : 'speech', since)
    },
  }

const prizeLight = ({ pace, picture }: { pace: Draw['pace']; picture: string }): LightName =>
  picture === '' ? 'speech' : pace === 'grand' ? 'grand' : 'prize'

/** Ms of the entrance of a grand prize: the room goes dark, stays dark, then one beam opens from a slit. */
const GRAND = { out: 400, dark: 700, open: 1400 }

function drawLighting(draw: Draw, state: State, at: number): Lighting {
  const playhead = playheadOf(draw, at)
  const prize = find(state.prizes, draw.prize)
  switch (playhead.phase) {
    case 'prize': {
      const light = lit(prizeLight({ pace: draw.pace, picture: prize?.picture ?? '' }), draw.at)
      return draw.pace === 'grand' ? { ...light, levels: grandLevels(at - draw.at) } : light
    }
    case 'open':
      return lit('open', playhead.from)
    case 'rolling':
      return lit('rolling', playhead.from)
    case 'slowing':
      return lit('landing', playhead.from)
    case 'still': {
      const dark = Math.min(1, (at - playhead.from) / 150)
      return { ...lit('landing', draw.pages[playhead.page]!.at), levels: { ...FULL, pools: 1 - dark } }
    }
    case 'names': {
      const house = draw.pages.at(-1)!.over + HOUSE.after
      if (at >= house && isLast(state, draw)) return { ...lit('finale', house), takes: HOUSE.takes }
      return { ...winnersLighting(draw, playhead), levels: namesLevels(at - playhead.from) }
    }
  }
}

/** Ms after the last winner of the event until the light of the house comes up, and how long that takes. */
const HOUSE = { after: 800, takes: 3000 }

function winnersLighting({ pages }: Draw, { page, from }: Playhead): Lighting {
  const { name, count } = winnersLight(pages[page]!.to - pages[page]!.from)
  return lit(name, from, count)
}

function winnersLight(winners: number): LightAsked {
  if (winners <= 1) return { name: 'winner', count: 1 }
  if (winners <= 7) return { name: 'columns', count: winners }
  return { name: 'rows', count: winners <= 12 ? 2 : winners <= 24 ? 3 : 4 }
}

function grandLevels(t: number): Levels {
  if (t >= GRAND.open) return FULL
  if (t < GRAND.out) return { wall: 0, beams: 0, pools: 0, spread: 0 }
  const opened = Math.max(0, (t - GRAND.dark) / (GRAND.open - GRAND.dark))
  const eased = 1 - (1 - opened) ** 3
  return { wall: 0.25 + 0.75 * eased, beams: opened > 0 ? 1 : 0, pools: eased, spread: eased }
}

/** The only flash of a reveal: the pool comes on within 80 ms and settles a little below. */
function namesLevels(t: number): Levels {
  const on = Math.min(1, t / 80)
  return { ...FULL, pools: on * (1 - 0.06 * Math.min(1, Math.max(0, t - 80) / 600)) }
}

/** The lights that a draw will have, in their order; what is on the reveal is apart, because its colours may differ. */
export function lightsOf({ pages, count }: Pick<Draw, 'pages' | 'count'>): {
  before: LightAsked[]
  revealed: LightAsked[]
} {
  const expected = pages.length > 0 ? pages : [{ from: 0, to: Math.min(count, PAGE_SIZE) }]
  return {
    before: (['open', 'rolling', 'landing'] as const).map((name) => ({ name, count: 1 })),
    revealed: [...expected.map(({ from, to }) => winnersLight(to - from)), { name: 'finale', count: 1 }],
  }
}
