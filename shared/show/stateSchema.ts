import { Type, type Static } from 'typebox'
import { Abandon, Hash, Need, Open, VoidReason, WithdrawReason } from '../fair/records.ts'
import { SOUNDS } from './soundNames.ts'
import { LanguageId, oneOf, PictureRef } from './texts.ts'

/*
 * The schemas of an event's state. The state's types are inferred from them; what each role is sent of it is put together from
 * them in wire/views.ts. Pages import the types alone (state.ts), so that no page loads the schemas.
 */
const EXACT = { additionalProperties: false }
const Count = Type.Integer({ minimum: 0 })
const Time = Type.Integer({ minimum: 0, description: 'Epoch ms' })

export { Need, VoidReason, WithdrawReason }
export const AbandonReason = Abandon.properties.reason
export const Unit = oneOf('person', 'group')
export const Pace = oneOf('small', 'grand')

/** How somebody is named on stage and in the hall. */
export const Naming = oneOf('full', 'masked')

/** Somebody on the event's list. `entry` is the salted commitment that the roll carries in their stead. */
export const Person = Type.Object(
  {
    id: Type.String(),
    code: Type.String(),
    name: Type.String(),
    group: Type.String(),
    /** Line of business, company or post: what quotas and seating go by; absent if none is known. The host's view only. */
    background: Type.Optional(Type.String()),
    tags: Type.Array(Type.String()),
    weight: Type.Integer({ minimum: 1 }),
    phone: Type.String(),
    email: Type.String(),
    checkedIn: Type.Boolean(),
    entry: Hash,
    /** In a sealed roll: from then on the entry never changes. */
    sealed: Type.Boolean(),
    /** Withdrawn before the first seal that would have held them; a sealed person's withdrawal stands in `out`. */
    left: Type.Boolean(),
    /** Sealed as checked in: from then on they stay in every roll of those checked in. */
    stays: Type.Optional(Type.Boolean()),
    /** Further ticket codes, of another system or of those who were merged into this person: they stay taken, are found by a scan, and an import knows them. */
    also: Type.Optional(Type.Array(Type.String())),
    /** Added at a desk: the name given there at sign-in, '' if none. */
    walkIn: Type.Optional(Type.String()),
    /** Corrected by the host after the seal: how the sealed entry names them, and why it was corrected. */
    sealedAs: Type.Optional(
      Type.Object({ name: Type.String(), code: Type.String(), reason: Type.String() }, EXACT),
    ),
    /** When they were checked in, and by whom: the name given at sign-in, '' for themselves or where none was given. */
    arrived: Type.Optional(Type.Object({ at: Time, by: Type.String() }, EXACT)),
    /** How they want to be named on stage and in the hall, where the event lets each choose; absent until they do. */
    naming: Type.Optional(Naming),
    /** Their picture, for host and desk; absent if there is none. */
    picture: Type.Optional(PictureRef),
    /** In the stage's view only: what tells apart people of the same name and group. */
    tail: Type.Optional(Type.String()),
    /** In the desk's view only: how a Chinese name is read, its syllables apart, the readings of one with `/` between. */
    pinyin: Type.Optional(Type.String()),
  },
  EXACT,
)

export const Sponsor = Type.Object(
  { id: Type.String(), name: Type.String(), logo: PictureRef, thanks: Type.String() },
  EXACT,
)

/** A line of stock. The members from `name` to `counts` are sealed as fd1 has them; the others only shape the show. */
export const Prize = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    quantity: Count,
    unit: Unit,
    groups: Type.Union([Type.Array(Type.String()), Type.Null()]),
    per_group: Count,
    excludes: oneOf('winners', 'own', 'none'),
    counts: Type.Boolean(),
    sponsor: Type.String(),
    need: Need,
    /** quantity − awards that are not voided, of those that the reader may see. */
    left: Type.Integer(),
    picture: PictureRef,
    /** Of one unit, in the event's currency; 0 if not stated. */
    value: Count,
    note: Type.String(),
    /** Name of a stage animation. */
    animation: Type.String(),
    pace: Pace,
    /** How many winners one GO draws. */
    per_draw: Type.Integer({ minimum: 1 }),
    /** Whether the reveal shows the winner's group before the name. */
    group_first: Type.Boolean(),
    /** A draw that needs no word lands by itself after so many seconds; null waits for GO. */
    auto: Type.Union([Count, Type.Null()]),
    /** Until when it may be claimed, if not until the event's deadline. */
    claimBy: Type.Optional(Time),
  },
  EXACT,
)

/** One page of winners of a draw: the winners [from, to) and, in epoch ms, when its picture starts to slow down, shows the names, and is over. */
export const Page = Type.Object({ from: Count, to: Count, at: Time, names: Time, over: Time }, EXACT)

export const Draw = Type.Object(
  {
    id: Type.Integer({ minimum: 1 }),
    prize: Type.String(),
    count: Type.Integer({ minimum: 1 }),
    need: Need,
    phase: oneOf('open', 'closed', 'revealed', 'abandoned'),
    /** Hash of OPEN; its first 100 bits are the code that the hall photographs. */
    open: Hash,
    winners: Type.Array(Hash),
    /** Epoch ms of OPEN. */
    at: Time,
    pace: Pace,
    animation: Type.String(),
    /** Entrants that could win when the draw opened. */
    pool: Count,
    /** How many entrants were out, by reason. */
    without: Type.Object({ won: Count, void: Count, withdrawn: Count, rule: Count }, EXACT),
    redraw: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
    /** The words called, '' until the draw is closed. */
    word: Type.String(),
    /** The timetable of the landing, page by page; empty until the draw is closed. */
    pages: Type.Array(Page),
    /** How many of the winners have been revealed. */
    shown: Count,
    /** Epoch ms of the last reveal; 0 before it. The absent clock counts from here. */
    revealedAt: Time,
    /** Lands by itself at this epoch ms; null waits for GO. */
    landsAt: Type.Union([Time, Type.Null()]),
    reason: Type.Union([AbandonReason, Type.Null()]),
  },
  EXACT,
)

/** A person or group as the stage and the hall may name them. `tail` tells apart people of the same name and group. */
export const Shown = Type.Object({ name: Type.String(), group: Type.String(), tail: Type.String() }, EXACT)

export const Award = Type.Object(
  {
    /** `draw.rank`, rank counted from 1. */
    id: Type.String({ pattern: '^[0-9]+\\.[0-9]+$' }),
    draw: Type.Integer({ minimum: 1 }),
    rank: Type.Integer({ minimum: 1 }),
    entry: Hash,
    prize: Type.String(),
    status: oneOf('won', 'confirmed', 'voided'),
    claim: oneOf('awaiting', 'handed-over', 'unclaimed', 'returned'),
    /** The host has marked the winner absent; confirming, voiding or handing over the award clears the mark. The host's view only. */
    absent: Type.Boolean(),
    reason: Type.Union([VoidReason, Type.Null()]),
    note: Type.String(),
    /** Who settled the claim: the name given at sign-in. */
    by: Type.String(),
    /** Epoch ms of the claim's last change; 0 before any. */
    claimedAt: Time,
    /** Where the winner wants the prize sent, in their own words; for host, desk and themselves. */
    details: Type.Optional(Type.String()),
    /** How the winner is shown where people are not: stage and hall. */
    who: Type.Optional(Shown),
    /** In the stage's view only: the winner's picture, where the event shows it. */
    picture: Type.Optional(PictureRef),
    /** The serial number of the unit that was handed over, or the code on it. */
    serial: Type.Optional(Type.String()),
  },
  EXACT,
)

export const Cue = Type.Object(
  {
    id: Type.String(),
    scene: Type.String(),
    title: Type.String(),
    prize: Type.String(),
    /** Opaque to the server: each scene knows its own. */
    content: Type.Record(Type.String(), Type.Unknown()),
    notes: Type.String(),
  },
  EXACT,
)

/** An entrant that may not win at the next OPEN; `id` is the entry. */
export const Out = Type.Object(
  {
    id: Hash,
    reason: oneOf('void', 'withdrawn'),
    cause: Type.Union([VoidReason, WithdrawReason]),
  },
  EXACT,
)

/** How an event looks: a theme, and what the host has changed of it. */
export const Look = Type.Object(
  {
    theme: Type.String(),
    /** A colour as `#rrggbb`; '' leaves the theme's own. */
    ink: Type.String(),
    light: Type.String(),
    background: PictureRef,
    logo: PictureRef,
  },
  EXACT,
)

export const Settings = Type.Object(
  {
    /** Who is in the roll; null until the host decides it: everyone. */
    roll: Type.Union([oneOf('everyone', 'checked-in'), Type.Null()]),
    /** Tags whose holders are left out of every draw under `rule`. */
    leftOut: Type.Array(Type.String()),
    /** How many people call the words. */
    callers: Type.Integer({ minimum: 1 }),
    /** How stage and hall name people; `chosen`: as each has chosen, masked until they do. */
    names: oneOf('full', 'masked', 'chosen'),
    /** Whether stage and hall see groups. */
    groups: Type.Boolean(),
    /** Seconds after the reveal until the panel calls a winner absent. */
    absentAfter: Count,
    selfCheckIn: Type.Boolean(),
    /** Whether winners are asked on their own page where to send the prize; absent is no. */
    details: Type.Optional(Type.Boolean()),
    /** Whether the stage shows the picture of a winner; absent is no. */
    winnerPictures: Type.Optional(Type.Boolean()),
    language: LanguageId,
    look: Look,
    /** How loud the stage is, 0 to 100. */
    volume: Type.Integer({ minimum: 0, maximum: 100 }),
    /** Until when prizes may be claimed. */
    claimBy: Type.Optional(Time),
    /** ISO 4217; yuan if it is not said. */
    currency: Type.Optional(Type.String()),
    /** Who holds the event, and on which terms prizes are claimed: in the host's words, public. */
    organiser: Type.Optional(Type.String()),
    claimTerms: Type.Optional(Type.String()),
  },
  EXACT,
)

export const Layers = Type.Object(
  {
    black: Type.Boolean(),
    /** What the stage goes on showing while frozen. */
    freeze: Type.Union([
      Type.Object(
        {
          at: Time,
          cue: Type.Union([Type.String(), Type.Null()]),
          since: Time,
          draw: Type.Union([Type.Integer(), Type.Null()]),
        },
        EXACT,
      ),
      Type.Null(),
    ]),
    hold: Type.Boolean(),
    /** When the evening goes on after a hold, in epoch ms; absent if the host did not say. */
    back: Type.Optional(Time),
    mute: Type.Boolean(),
    message: Type.Union([Type.Object({ text: Type.String(), private: Type.Boolean() }, EXACT), Type.Null()]),
  },
  EXACT,
)

export const Show = Type.Object(
  {
    /** Counts every change of draws, cues and layers. */
    step: Count,
    /** The cue in the programme. */
    cue: Type.Union([Type.String(), Type.Null()]),
    /** Epoch ms since when it is. */
    since: Time,
    /** The draw in the programme: it lies over the cue until another cue is shown. */
    draw: Type.Union([Type.Integer(), Type.Null()]),
    layers: Layers,
  },
  EXACT,
)

export const SealInfo = Type.Object(
  { no: Type.Integer({ minimum: 1 }), hash: Hash, root: Hash, n: Count, tickets: Count },
  EXACT,
)

/** One line of a roll: the entry's hash, its weight, its group ('' for none). */
const Row = Type.Tuple([Hash, Type.Integer({ minimum: 1 }), Type.String()])

/** What an entry's hash commits to; private to the person. */
const Entry = Type.Object(
  {
    type: Type.Literal('fd1/entry'),
    event: Type.String(),
    id: Type.String(),
    name: Type.String(),
    salt: Type.String(),
  },
  EXACT,
)

/** All that decided a draw, as its fd1 records have it: of the server only, from OPEN on. */
export const Chance = Type.Object(
  {
    /** The number of the draw. */
    id: Type.Integer({ minimum: 1 }),
    open: Open,
    /** The sealed roll at OPEN, and what the seal said of the prize. */
    roll: Type.Array(Row),
    unit: Unit,
    groups: Type.Union([Type.Array(Type.String()), Type.Null()]),
    /** H(close) and the seed, once it is called. */
    close: Type.Optional(Hash),
    seed: Type.Optional(Hash),
  },
  EXACT,
)

/** How a guest stands in a draw: in its pool, or why not. */
export const Standing = oneOf('in', 'won', 'void', 'withdrawn', 'rule', 'group', 'list')

/** What a guest sees of itself. */
export const Own = Type.Object(
  {
    id: Person.properties.id,
    code: Person.properties.code,
    name: Person.properties.name,
    group: Person.properties.group,
    checkedIn: Person.properties.checkedIn,
    entry: Person.properties.entry,
    sealed: Person.properties.sealed,
    naming: Person.properties.naming,
    /** Would be in the next draw of a prize that everybody can win. */
    taking: Type.Boolean(),
    /** Every draw that has opened, in its order. */
    draws: Type.Array(
      Type.Object(
        {
          id: Draw.properties.id,
          standing: Standing,
          /** The place in the draw's ranking of its whole pool, counted from 1, once the draw is revealed; null before it and for who was not in. */
          rank: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
        },
        EXACT,
      ),
    ),
    /** The awards of this person or its group that stand and have been revealed. */
    awards: Type.Array(
      Type.Object(
        {
          id: Award.properties.id,
          draw: Award.properties.draw,
          rank: Award.properties.rank,
          entry: Award.properties.entry,
          prize: Award.properties.prize,
          status: Award.properties.status,
          claim: Award.properties.claim,
          claimedAt: Award.properties.claimedAt,
          details: Award.properties.details,
        },
        EXACT,
      ),
    ),
  },
  EXACT,
)

/** A file of the host's own in place of a built-in sound: its SHA-256, and what it was called. */
export const OwnSound = Type.Object(
  { sound: oneOf(...SOUNDS), file: Type.String({ pattern: '^[0-9a-f]{64}$' }), title: Type.String() },
  EXACT,
)

/** Where the units of a sponsor's prizes were when it signed for them. */
export const SignedSum = Type.Object(
  {
    donated: Count,
    handedOver: Count,
    awaiting: Count,
    unclaimed: Count,
    returned: Count,
    left: Type.Integer(),
  },
  EXACT,
)

/** A sponsor's signature for its sums; sponsor '' signs for prizes that have none. */
export const SignOff = Type.Object(
  {
    sponsor: Type.String(),
    /** Who signed for the sponsor, and who of the event had it signed. */
    by: Type.String(),
    clerk: Type.String(),
    at: Time,
    sum: SignedSum,
  },
  EXACT,
)

/** A prize as the public notice states it. */
export const NoticePrize = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    /** Its name; '' if there is none. */
    sponsor: Type.String(),
    quantity: Count,
    value: Count,
    unit: Unit,
    groups: Type.Union([Type.Array(Type.String()), Type.Null()]),
    per_group: Count,
    excludes: oneOf('winners', 'own', 'none'),
    counts: Type.Boolean(),
    need: Need,
    /** Epoch ms; null if there is no deadline. */
    claimBy: Type.Union([Time, Type.Null()]),
  },
  EXACT,
)

/** What the public notice of prizes and rules states. */
export const NoticeText = Type.Object(
  {
    title: Type.String(),
    date: Type.String(),
    organiser: Type.String(),
    claimTerms: Type.String(),
    claimBy: Type.Union([Time, Type.Null()]),
    currency: Type.String(),
    /** Who takes part, in the words that a seal carries. */
    rules: Type.String(),
    prizes: Type.Array(NoticePrize),
  },
  EXACT,
)

/** The notice as it was published. */
export const PublicNotice = Type.Object({ at: Time, text: NoticeText }, EXACT)

/** What the last import did; `fixed` from the next seal or draw on, when it cannot be taken back any more. */
const Imported = Type.Object(
  {
    at: Time,
    added: Count,
    changed: Count,
    /** Ids of those whom it withdrew. */
    withdrawn: Type.Array(Type.String()),
    fixed: Type.Boolean(),
  },
  EXACT,
)

/** The state of an event, with what only the server knows. */
export const State = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    /** The day of the event, as YYYY-MM-DD; '' where the host has not said it. */
    date: Type.String(),
    rehearsal: Type.Boolean(),
    closed: Type.Boolean(),
    erased: Type.Boolean(),
    /** Ids of the copies of this event that the host kept when it was erased; absent if none. */
    keptCopies: Type.Optional(Type.Array(Type.String())),
    /** Epoch ms at which backups were downloaded: erasing does not reach into them. */
    backups: Type.Array(Time),
    /** Where the end of the journal was lost and the host went on: when, after which line, and how many lines are gone. */
    cuts: Type.Optional(
      Type.Array(Type.Object({ at: Time, kept: Type.Integer(), missing: Type.Integer() }, EXACT)),
    ),
    settings: Settings,
    /** The public notice of prizes and rules, once it is published. */
    notice: Type.Optional(PublicNotice),
    /** Which sponsors have signed for their sums; absent before the first. */
    signOffs: Type.Optional(Type.Array(SignOff)),
    /** The host's own sounds. */
    sounds: Type.Array(OwnSound),
    people: Type.Array(Person),
    sponsors: Type.Array(Sponsor),
    prizes: Type.Array(Prize),
    draws: Type.Array(Draw),
    awards: Type.Array(Award),
    cues: Type.Array(Cue),
    out: Type.Array(Out),
    show: Show,
    seal: Type.Union([SealInfo, Type.Null()]),
    /** OPEN of the draw that is open, with the entries that are out of it. */
    opened: Type.Union([Open, Type.Null()]),
    /** The sealed roll and the private entries by person: of the server only. */
    roll: Type.Array(Row),
    entries: Type.Array(Type.Object({ id: Type.String(), entry: Entry }, EXACT)),
    /** The last import, null once it has been taken back; absent before the first. The host's view only. */
    imported: Type.Optional(Type.Union([Imported, Type.Null()])),
    /** The people right before the last import and right after it, while it can be taken back. Of the server only. */
    importTables: Type.Optional(
      Type.Object({ before: Type.Array(Person), after: Type.Array(Person) }, EXACT),
    ),
    /** The prizes and the text of the last seal, to know whether the next draw needs a new one. Of the server only. */
    sealedRules: Type.String(),
    /** What decided each draw, to tell guests their rank; absent before the first draw. Of the server only. */
    chances: Type.Optional(Type.Array(Chance)),
    /** In a guest's view only: what it sees of itself. */
    own: Type.Optional(Own),
  },
  EXACT,
)
export type State = Static<typeof State>
