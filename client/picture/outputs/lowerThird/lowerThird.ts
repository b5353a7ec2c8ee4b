import type { Draw, State } from '../../../../shared/show/state.ts'
import type { Programme } from '../../programme.ts'
import type { Words } from '../../type/words.ts'
import { ofDraw } from './ofDraw.ts'
import { ofCue } from './ofCue.ts'

/** A name among several in a lower third, with what stands beside it. */
export interface Listed {
  name: string
  note: string
  /** Whether it is struck out: the award was withdrawn. */
  struck: boolean
}

/** What a lower third says, at an instant. */
export interface LowerThird {
  /** While this stays the same its plate stays; another one comes in anew. */
  key: string
  /** Epoch ms at which it came on; null if it stands without coming in. */
  since: number | null
  /** Epoch ms at which its present text came on. */
  from: number
  tone: 'warm' | 'cool'
  /** A plate as wide as the safe area, which stays while its texts change; else as wide as its text. */
  wide: boolean
  /** On a tab above the plate; '' for none. */
  label: string
  title: string
  /** Below the title; '' for none. */
  line: string
  /** Whether the title is a winner's name. */
  lit: boolean
  /** Whether the title is struck out. */
  struck: boolean
  /** A figure at the right, with what it counts. */
  figure: { text: string; label: string } | null
  /** Several names in place of title and line. */
  names: Listed[]
  /** The draw whose code stands at the right. */
  code: Draw | null
  /** SHA-256 of the picture at the right; '' for none. */
  picture: string
}

/** What a lower third is made from. */
export interface Source {
  state: State
  programme: Programme
  /** Epoch ms. */
  at: number
  words: Words
  /** How many of these names have room at once. */
  roomFor(names: readonly string[]): number
}

/** The parts that most lower thirds leave empty. */
export const PLAIN = {
  tone: 'cool',
  wide: false,
  label: '',
  line: '',
  lit: false,
  struck: false,
  figure: null,
  names: [],
  code: null,
  picture: '',
} as const

/** The lower third that is on; null where there is nothing to say, and under a cover. */
export function lowerThirdOf(source: Source): LowerThird | null {
  const { programme, at, words } = source
  const { cover, message, draw, cue } = programme
  if (cover) return null
  if (message)
    return {
      ...PLAIN,
      key: 'message',
      since: null,
      from: at,
      label: words('notice'),
      title: message,
      tone: 'warm',
      names: [],
    }
  if (draw) return ofDraw(source, draw)
  return cue && ofCue(source, cue)
}
