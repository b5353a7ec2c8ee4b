import type { Static } from 'typebox'
import { LANGUAGES, type Language } from './languages.ts'
import type * as schema from './stateSchema.ts'
import { PLAIN_LOOK } from './themes/index.ts'

export type Need = Static<typeof schema.Need>
export type Unit = Static<typeof schema.Unit>
export type VoidReason = Static<typeof schema.VoidReason>
export type WithdrawReason = Static<typeof schema.WithdrawReason>
export type AbandonReason = Static<typeof schema.AbandonReason>
export type Pace = Static<typeof schema.Pace>

/** Somebody on the event's list. `entry` is the salted commitment that the roll carries in their stead. */
export type Person = Static<typeof schema.Person>
export type Sponsor = Static<typeof schema.Sponsor>
/** A line of stock. */
export type Prize = Static<typeof schema.Prize>
/** One page of winners of a draw. */
export type Page = Static<typeof schema.Page>
export type Draw = Static<typeof schema.Draw>
/** All that decided a draw; of the server only. */
export type Chance = Static<typeof schema.Chance>
/** What a guest sees of itself. */
export type Own = Static<typeof schema.Own>
export type Standing = Static<typeof schema.Standing>
export type Award = Static<typeof schema.Award>
/** A person or group as the stage and the hall may name them. */
export type Shown = Static<typeof schema.Shown>
export type Cue = Static<typeof schema.Cue>
/** An entrant that may not win at the next OPEN. */
export type Out = Static<typeof schema.Out>
export type Settings = Static<typeof schema.Settings>
export type Quota = Static<typeof schema.Quota>
/** Who of the sign-ups gets a seat. */
export type Admission = Static<typeof schema.Admission>
export type AdmissionNumbers = Static<typeof schema.AdmissionNumbers>
export type OwnAdmission = Static<typeof schema.OwnAdmission>
export type CertainWhy = Static<typeof schema.CertainWhy>
export type SignOff = Static<typeof schema.SignOff>
export type SignedSum = Static<typeof schema.SignedSum>
export type NoticePrize = Static<typeof schema.NoticePrize>
export type NoticeText = Static<typeof schema.NoticeText>
export type PublicNotice = Static<typeof schema.PublicNotice>
/** The plan of tables that was applied last. */
export type Seating = Static<typeof schema.Seating>
export type Layers = Static<typeof schema.Layers>
/** What comes after a hold, as the stage says it. */
export type Coming = Static<typeof schema.Coming>
/** An item of what comes next, as phones are told it. */
export type Ahead = Static<typeof schema.Ahead>
export type Show = Static<typeof schema.Show>
export type Clock = Static<typeof schema.Clock>
export type Timer = Static<typeof schema.Timer>
/** What a group made; `PublicWork` is what stage and hall are shown of it. */
export type Work = Static<typeof schema.Work>
export type PublicWork = Static<typeof schema.PublicWork>
export type Showcase = Static<typeof schema.Showcase>
export type Vote = Static<typeof schema.Vote>
/** What a guest sees of their table. */
export type OwnTable = Static<typeof schema.OwnTable>
/** Guests who were asked for a word; `ShownInvitation` is what the stage is shown of it, `OwnInvitation` what each of them is. */
export type Invitation = Static<typeof schema.Invitation>
export type ShownInvitation = Static<typeof schema.ShownInvitation>
export type OwnInvitation = Static<typeof schema.OwnInvitation>
export type SealInfo = Static<typeof schema.SealInfo>
/**
 * An event, folded from its journal. The same type serves every role: a role lacks what it may not see (see.ts), and its
 * tables hold only the records that it may.
 */
export type State = Static<typeof schema.State>

/** What differs from the settings below in a new event in a language. */
export function settingsIn(language: Language): Pick<Settings, 'language' | 'leftOut'> {
  const { leftOut } = emptyState('').settings
  const { staff } = LANGUAGES[language]
  return { language, leftOut: leftOut.includes(staff) ? leftOut : ['staff', staff] }
}

/** The state of an event before its first fact. */
export function emptyState(id: string): State {
  return {
    id,
    title: '',
    date: '',
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
    sounds: [],
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
