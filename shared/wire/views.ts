import { Type, type Static, type TObject } from 'typebox'
import type { Role } from '../show/rule.ts'
import {
  Award,
  Cue,
  Draw,
  Layers,
  Person,
  Prize,
  ShownSeating,
  OwnTable,
  PublicWork,
  Show,
  Shown,
  ShownInvitation,
  State,
} from '../show/stateSchema.ts'
import { oneOf } from '../show/texts.ts'
import { EXACT } from './basics.ts'

/*
 * The state of an event as each role is sent it: the schema of the state without what see.ts withholds from the role. A member
 * that a role may not see is absent, or holds nothing at all.
 */

/** A text that is withheld. */
const Nothing = Type.Literal('')
/** A table that is withheld. */
const None = Type.Array(Type.Never(), { maxItems: 0 })

const {
  roll: _roll,
  sealedRules: _sealedRules,
  importTables: _tables,
  seatedBefore: _seated,
  prizeTables: _prizeTables,
  chances: _chances,
  ballots: _ballots,
  coming,
  ahead,
  own,
  table: _table,
  admissionNumbers,
  ...ofHost
} = State.properties
const {
  keptCopies: _keptCopies,
  imported: _imported,
  prizesImported: _prizes,
  admission: _admission,
  ...ofStaff
} = ofHost
const { timer: _timer, invitation: _asked, ...ofDesk } = ofStaff
const { signOffs: _signOffs, seating: _seating, invitation: _invitation, ...others } = ofStaff
const ofHall = { ...others, seating: Type.Optional(Type.Union([ShownSeating, Type.Null()])) }
const { notice: _notice, ...known } = ofHall
const { tail: _tail, pinyin, ...personOfHost } = Person.properties
const { background: _background, ...person } = personOfHost
const { who: _who, picture: winnerPicture, ...awardOfHost } = Award.properties
const { absent: _absent, ...award } = awardOfHost
const { serial: _serial, details: _details, ...awardOfStage } = award
const { entry: _entry, note: _note, by: _by, ...awardOfHall } = awardOfStage

/** Who is asked for words, as the stage is shown it. */
const invitation = Type.Optional(Type.Union([ShownInvitation, Type.Null()]))

/** Works as stage and hall are shown them. */
const works = Type.Optional(Type.Array(PublicWork))

const PrizeWithoutNote = Type.Object({ ...Prize.properties, note: Nothing }, EXACT)
const CueWithoutNotes = Type.Object({ ...Cue.properties, notes: Nothing }, EXACT)

/** A message that only the host and the confidence monitor see is not there for the others. */
const PublicShow = Type.Object(
  {
    ...Show.properties,
    layers: Type.Object(
      {
        ...Layers.properties,
        message: Type.Union([
          Type.Object({ text: Type.String(), private: Type.Literal(false) }, EXACT),
          Type.Null(),
        ]),
      },
      EXACT,
    ),
  },
  EXACT,
)

/** A draw before its reveal is over is shown as still open, with the winners that have been revealed. */
const RevealedDraw = { ...Draw.properties, phase: oneOf('open', 'revealed', 'abandoned') }

const HostView = Type.Object(
  {
    ...ofHost,
    entries: None,
    people: Type.Array(Type.Object(personOfHost, EXACT)),
    awards: Type.Array(Type.Object(awardOfHost, EXACT)),
  },
  EXACT,
)

const DeskView = Type.Object(
  {
    ...ofDesk,
    sounds: None,
    backups: None,
    entries: None,
    people: Type.Array(
      Type.Object(
        { ...person, phone: Type.String({ pattern: '^\\d{0,4}$' }), email: Nothing, pinyin },
        EXACT,
      ),
    ),
    draws: Type.Array(Type.Object(RevealedDraw, EXACT)),
    awards: Type.Array(Type.Object(award, EXACT)),
    cues: None,
    opened: Type.Null(),
    show: PublicShow,
  },
  EXACT,
)

const ConfidenceView = Type.Object(
  {
    ...known,
    invitation,
    works,
    admissionNumbers,
    backups: None,
    entries: None,
    people: Type.Array(
      Type.Object(
        {
          id: person.id,
          ...Shown.properties,
          entry: person.entry,
          sealed: person.sealed,
          stays: person.stays,
        },
        EXACT,
      ),
    ),
    prizes: Type.Array(PrizeWithoutNote),
    awards: Type.Array(Type.Object({ ...awardOfStage, note: Nothing, by: Nothing, who: Shown }, EXACT)),
    out: None,
  },
  EXACT,
)

const StageView = Type.Object(
  {
    ...ConfidenceView.properties,
    people: Type.Array(
      Type.Object({ ...ConfidenceView.properties.people.items.properties, picture: person.picture }, EXACT),
    ),
    awards: Type.Array(
      Type.Object({ ...awardOfStage, note: Nothing, by: Nothing, who: Shown, picture: winnerPicture }, EXACT),
    ),
    cues: Type.Array(CueWithoutNotes),
    show: PublicShow,
    coming,
  },
  EXACT,
)

const HallView = Type.Object(
  {
    ...ofHall,
    works,
    admissionNumbers,
    sounds: None,
    backups: None,
    entries: None,
    people: None,
    prizes: Type.Array(PrizeWithoutNote),
    draws: Type.Array(Type.Object({ ...RevealedDraw, winners: None }, EXACT)),
    awards: Type.Array(Type.Object({ ...awardOfHall, who: Shown }, EXACT)),
    cues: Type.Array(CueWithoutNotes),
    out: None,
    opened: Type.Null(),
    show: PublicShow,
    ahead,
  },
  EXACT,
)

/** As the hall, itself and its table: by a message of its own after a snapshot. */
const GuestView = Type.Object(
  { ...HallView.properties, own, table: Type.Optional(Type.Union([OwnTable, Type.Null()])) },
  EXACT,
)

/** The schema of an event's state as each role sees it. */
export const VIEWS = {
  host: HostView,
  desk: DeskView,
  stage: StageView,
  confidence: ConfidenceView,
  hall: HallView,
  guest: GuestView,
} as const satisfies Record<Role, TObject>
export type ViewOf<R extends Role> = Static<(typeof VIEWS)[R]>
