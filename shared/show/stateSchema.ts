import { Type, type Static } from 'typebox'
import { Open } from '../fair/records.ts'
import { Admission, AdmissionNumbers } from './schemas/admission.ts'
import { Award } from './schemas/awards.ts'
import { EXACT, Time } from './schemas/basics.ts'
import { PublicNotice, SignOff } from './schemas/closing.ts'
import { Chance, Draw, Entry, Row, SealInfo } from './schemas/draws.ts'
import { Own } from './schemas/own.ts'
import { Imported, Out, Person } from './schemas/people.ts'
import { SeatedBefore, Seating } from './schemas/seating.ts'
import { Prize, PrizesImported, PrizeTables, Sponsor } from './schemas/prizes.ts'
import { OwnSound, Settings } from './schemas/settings.ts'
import { Ahead, Coming, Cue, Show } from './schemas/show.ts'
import { Timer } from './schemas/timer.ts'
import { Invitation } from './schemas/words.ts'
import { Ballot, OwnTable, Showcase, Vote, Work } from './schemas/works.ts'

/*
 * The schemas of an event's state, a file per noun in schemas/. The state's types are inferred from them; what each role is sent
 * of it is put together from them in wire/views.ts. Pages import the types alone (state.ts), so that no page loads the schemas.
 */
export * from './schemas/people.ts'
export * from './schemas/prizes.ts'
export * from './schemas/draws.ts'
export * from './schemas/awards.ts'
export * from './schemas/show.ts'
export * from './schemas/settings.ts'
export * from './schemas/own.ts'
export * from './schemas/closing.ts'
export * from './schemas/admission.ts'
export * from './schemas/seating.ts'
export * from './schemas/timer.ts'
export * from './schemas/works.ts'
export * from './schemas/words.ts'

/** The state of an event, with what only the server knows. */
export const State = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    /** The day of the event, as YYYY-MM-DD; '' where the host has not said it. */
    date: Type.String(),
    /** Where it takes place; absent where the host has not said it. */
    city: Type.Optional(Type.String()),
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
    /** In the stage's view only: what comes after the hold that is on; null outside one. */
    coming: Type.Optional(Type.Union([Coming, Type.Null()])),
    /** In the views of hall and guest only: what comes after the cue that is on. */
    ahead: Type.Optional(Type.Array(Ahead)),
    /** The event's timer, absent before the first; null for phones that are not to show it. */
    timer: Type.Optional(Type.Union([Timer, Type.Null()])),
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
    /** The tables, null once the first plan of them has been taken back; absent before it. Stage and hall see them while the table plan is shown. */
    seating: Type.Optional(Type.Union([Seating, Type.Null()])),
    /** What taking the last plan of tables back restores, while it can be. Of the server only. */
    seatedBefore: Type.Optional(SeatedBefore),
    /** The last import of prizes, null once it has been taken back; absent before the first. The host's view only. */
    prizesImported: Type.Optional(Type.Union([PrizesImported, Type.Null()])),
    /** Prizes and sponsors right before the last import of them and right after it, while it can be taken back. Of the server only. */
    prizeTables: Type.Optional(Type.Object({ before: PrizeTables, after: PrizeTables }, EXACT)),
    /** The prizes and the text of the last seal, to know whether the next draw needs a new one. Of the server only. */
    sealedRules: Type.String(),
    /** What decided each draw, to tell guests their rank; absent before the first draw. Of the server only. */
    chances: Type.Optional(Type.Array(Chance)),
    /** What the groups have made, in the order in which they were first handed in; absent before the first. */
    works: Type.Optional(Type.Array(Work)),
    /** How works are taken and shown; absent until the host decides it. */
    showcase: Type.Optional(Showcase),
    /** The audience's vote; absent before it is first opened. */
    vote: Type.Optional(Vote),
    /** Who voted for whom. Of the server only. */
    ballots: Type.Optional(Type.Array(Ballot)),
    /** Guests who were asked for a word in the open draw; null once it has its words, absent before the first. */
    invitation: Type.Optional(Type.Union([Invitation, Type.Null()])),
    /** Who of the sign-ups gets a seat; absent until it is set. The host's view only. */
    admission: Type.Optional(Admission),
    /** In the views of stage, confidence, hall and guest: the admission in numbers, once it is sealed. */
    admissionNumbers: Type.Optional(AdmissionNumbers),
    /** In a guest's view only: what it sees of itself. */
    own: Type.Optional(Own),
    /** In a guest's view only: what it sees of its table; null for who has none. */
    table: Type.Optional(Type.Union([OwnTable, Type.Null()])),
  },
  EXACT,
)
export type State = Static<typeof State>
