import type { Entry, Row } from '../fair/roll.ts'
import type { Open } from '../fair/records.ts'
import { PLAIN_LOOK } from './themes/index.ts'
import type { Look } from './themes/theme.ts'

export type Need = 'room' | 'beacon' | 'none'
export type Unit = 'person' | 'group'
export type VoidReason = 'absent' | 'declined' | 'ineligible' | 'error'
export type WithdrawReason = 'left' | 'asked' | 'ineligible' | 'error'
export type AbandonReason = 'prize' | 'technical' | 'other'
export type Pace = 'small' | 'grand'
export type Language = 'zh-CN' | 'en'

/** Somebody on the event's list. `entry` is the salted commitment that the roll carries in their stead. */
export interface Person {
  id: string
  code: string
  name: string
  group: string
  tags: string[]
  weight: number
  phone: string
  email: string
  checkedIn: boolean
  entry: string
  /** In a sealed roll: from then on the entry never changes. */
  sealed: boolean
  /** Withdrawn before the first seal that would have held them; a sealed person's withdrawal stands in `out`. */
  left: boolean
  /** Sealed as checked in: from then on they stay in every roll of those checked in. */
  stays?: boolean
  /** Ticket codes of those who were merged into this person: they stay taken, and an import knows them. */
  also?: string[]
  /** In the stage's view only: what tells apart people of the same name and group. */
  tail?: string
}

export interface Sponsor {
  id: string
  name: string
  /** SHA-256 of a picture, or ''. */
  logo: string
  thanks: string
}

/** A line of stock. The members from `name` to `counts` are sealed as fd1 has them; the others only shape the show. */
export interface Prize {
  id: string
  name: string
  quantity: number
  unit: Unit
  groups: string[] | null
  per_group: number
  excludes: 'winners' | 'own' | 'none'
  counts: boolean
  sponsor: string
  need: Need
  /** quantity − awards that are not voided, of those that the reader may see. */
  left: number
  /** SHA-256 of a picture, or ''. */
  picture: string
  /** Of one unit, in yuan; 0 if not stated. */
  value: number
  note: string
  /** Name of a stage animation. */
  animation: string
  pace: Pace
  /** How many winners one GO draws. */
  per_draw: number
  /** Whether the reveal shows the winner's group before the name. */
  group_first: boolean
  /** A draw that needs no word lands by itself after so many seconds; null waits for GO. */
  auto: number | null
}

/** One page of winners of a draw: the winners [from, to) and, in epoch ms, when its picture starts to slow down, shows the names, and is over. */
export interface Page {
  from: number
  to: number
  at: number
  names: number
  over: number
}

export interface Draw {
  id: number
  prize: string
  count: number
  need: Need
  phase: 'open' | 'closed' | 'revealed' | 'abandoned'
  /** Hash of OPEN; its first 100 bits are the code that the hall photographs. */
  open: string
  winners: string[]
  /** Epoch ms of OPEN. */
  at: number
  pace: Pace
  animation: string
  /** Entrants that could win when the draw opened. */
  pool: number
  /** How many entrants were out, by reason. */
  without: { won: number; void: number; withdrawn: number; rule: number }
  redraw: number | null
  /** The words called, '' until the draw is closed. */
  word: string
  /** The timetable of the landing, page by page; empty until the draw is closed. */
  pages: Page[]
  /** How many of the winners have been revealed. */
  shown: number
  /** Epoch ms of the last reveal; 0 before it. The absent clock counts from here. */
  revealedAt: number
  /** Lands by itself at this epoch ms; null waits for GO. */
  landsAt: number | null
  reason: AbandonReason | null
}

export interface Award {
  /** `draw.rank`, rank counted from 1. */
  id: string
  draw: number
  rank: number
  entry: string
  prize: string
  status: 'won' | 'confirmed' | 'voided'
  claim: 'awaiting' | 'handed-over' | 'unclaimed' | 'returned'
  reason: VoidReason | null
  note: string
  /** Who settled the claim: the name given at sign-in. */
  by: string
  /** Epoch ms of the claim's last change; 0 before any. */
  claimedAt: number
  /** How the winner is shown where people are not: stage and hall. */
  who?: Shown
}

/** A person or group as the stage and the hall may name them. `tail` tells apart people of the same name and group. */
export interface Shown {
  name: string
  group: string
  tail: string
}

export interface Cue {
  id: string
  scene: string
  title: string
  prize: string
  /** Opaque to the server: each scene knows its own. */
  content: Record<string, unknown>
  notes: string
}

/** An entrant that may not win at the next OPEN; `id` is the entry. */
export interface Out {
  id: string
  reason: 'void' | 'withdrawn'
  cause: VoidReason | WithdrawReason
}

export interface Settings {
  /** Who is in the roll; null until the first seal decides it. */
  roll: 'everyone' | 'checked-in' | null
  /** Tags whose holders are left out of every draw under `rule`. */
  leftOut: string[]
  /** How many people call the words. */
  callers: number
  names: 'full' | 'masked'
  /** Whether stage and hall see groups. */
  groups: boolean
  /** Seconds after the reveal until the panel calls a winner absent. */
  absentAfter: number
  selfCheckIn: boolean
  language: Language
  look: Look
  /** How loud the stage is, 0 to 100. */
  volume: number
}

export interface Layers {
  black: boolean
  /** What the stage goes on showing while frozen. */
  freeze: { at: number; cue: string | null; since: number; draw: number | null } | null
  hold: boolean
  mute: boolean
  message: { text: string; private: boolean } | null
}

export interface Show {
  /** Counts every change of draws, cues and layers. */
  step: number
  /** The cue in the programme. */
  cue: string | null
  /** Epoch ms since when it is. */
  since: number
  /** The draw in the programme: it lies over the cue until another cue is shown. */
  draw: number | null
  layers: Layers
}

export interface SealInfo {
  no: number
  hash: string
  root: string
  n: number
  tickets: number
}

/**
 * An event, folded from its journal. The same type serves every role: a role lacks what it may not see (see.ts), and its
 * tables hold only the records that it may.
 */
export interface State {
  id: string
  title: string
  rehearsal: boolean
  closed: boolean
  erased: boolean
  /** Epoch ms at which backups were downloaded: erasing does not reach into them. */
  backups: number[]
  settings: Settings
  people: Person[]
  sponsors: Sponsor[]
  prizes: Prize[]
  draws: Draw[]
  awards: Award[]
  cues: Cue[]
  out: Out[]
  show: Show
  seal: SealInfo | null
  /** OPEN of the draw that is open, with the entries that are out of it. */
  opened: Open | null
  /** The sealed roll and the private entries by person: of the server only. */
  roll: Row[]
  entries: { id: string; entry: Entry }[]
  /** The prizes and the text of the last seal, to know whether the next draw needs a new one. Of the server only. */
  sealedRules: string
}

/** The tables of a state: arrays of records that have an `id`, in their order. */
export const TABLES = ['people', 'sponsors', 'prizes', 'draws', 'awards', 'cues', 'out', 'entries'] as const
export type TableName = (typeof TABLES)[number]
export type RecordOf<T extends TableName> = State[T][number]

/** The state of an event before its first fact. */
export function emptyState(id: string): State {
  return {
    id,
    title: '',
    rehearsal: false,
    closed: false,
    erased: false,
    backups: [],
    settings: {
      roll: null,
      leftOut: ['staff', '工作人员'],
      callers: 2,
      names: 'full',
      groups: true,
      absentAfter: 60,
      selfCheckIn: false,
      language: 'zh-CN',
      look: PLAIN_LOOK,
      volume: 80,
    },
    people: [],
    sponsors: [],
    prizes: [],
    draws: [],
    awards: [],
    cues: [],
    out: [],
    show: {
      step: 0,
      cue: null,
      since: 0,
      draw: null,
      layers: { black: false, freeze: null, hold: false, mute: false, message: null },
    },
    seal: null,
    opened: null,
    roll: [],
    entries: [],
    sealedRules: '',
  }
}
