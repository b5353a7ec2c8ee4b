import { roundTime } from '../../shared/fair/round.ts'
import type { Incoming } from '../../shared/formats/people.ts'
import { arrange } from '../../shared/show/arrange.ts'
import { countBackgrounds, proposeQuotas } from '../../shared/show/admission.ts'
import { isLive } from '../../shared/show/awardQueries.ts'
import { nextStep } from '../../shared/show/nextStep.ts'
import { PAGE_SIZE } from '../../shared/show/pace.ts'
import { isOut } from '../../shared/show/pool.ts'
import type { Who } from '../../shared/show/rule.ts'
import { SOUNDS } from '../../shared/show/soundNames.ts'
import { themes } from '../../shared/show/themes/index.ts'
import { SIGNATURE } from './fairScenario.ts'
import type { ShowRecorder, RecordedCommand } from './showRecorder.ts'

/** An action at an event: `kind` selects what is done, `a` and `b` on what. */
export type Act = [kind: number, a: number, b: number]

const DESK: Who = { role: 'desk', name: 'Desk' }
/** Whoever scans the card of a group's table. */
const table = (group: string): Who => ({ role: 'guest', name: '', group })
/** Whoever holds the key of this person's ticket. */
const guest = (person: string): Who => ({ role: 'guest', name: '', person })
const pick = <T>(list: readonly T[], n: number): T | undefined =>
  list.length === 0 ? undefined : list[n % list.length]
const idOf = (list: readonly { id: string }[], n: number): string => pick(list, n)?.id ?? 'x'
const ref = (award: { draw: number; entry: string } | undefined) => ({
  draw: award?.draw ?? 1,
  entry: award?.entry ?? 'f'.repeat(64),
})

const GROUPS = ['', 'A', 'B', 'C']
const VOIDS = ['absent', 'declined', 'ineligible', 'error']
const WITHDRAWALS = ['left', 'asked', 'ineligible', 'error']
const ABANDONS = ['prize', 'technical', 'other']
/** Stands for the digest of a picture. */
const PICTURE = 'ab'.repeat(32)
/** Stands for the digest of a picture of somebody. */
export const FACE = 'fa'.repeat(32)

/** Row `i` of a spreadsheet about the nth person; `again` changes everything but the code. */
const row = (n: number, again: number, i: number): Incoming => ({
  row: i + 2,
  code: `T${n}`,
  name: n % 5 === 0 ? 'Li Lei' : `Guest ${n}${again % 3 ? '' : '!'}`,
  group: GROUPS[(n + again) % 4]!,
  ...(n % 2 === 0 && { background: `BACKGROUND ${again % 3}` }),
  tags: (n + again) % 7 === 0 ? ['staff'] : [],
  weight: 1 + ((n * again) % 3),
  derived: false,
  phone: `139-SECRET-${n}`,
  email: `secret-${n}@example.test`,
  ...(again % 4 === 1 && { checkedIn: n % 3 !== 0 }),
})

/** The values that each setting is given, in turn. */
export const SETTINGS: Record<string, readonly unknown[]> = {
  title: ['Gala', 'Meetup'],
  date: ['2026-11-27', ''],
  roll: ['everyone', 'checked-in'],
  leftOut: [['staff'], []],
  callers: [1, 2, 3],
  names: ['masked', 'chosen', 'full'],
  groups: [false, true],
  absentAfter: [30, 90],
  selfCheckIn: [true, false],
  details: [true, false],
  winnerPictures: [true, false],
  beacon: [30, 15, 0],
  language: ['en', 'zh-CN'],
  look: themes.map(({ name }) => ({ theme: name, ink: '', light: '', background: '', logo: '' })),
  volume: [0, 55, 100],
  claimBy: [1_800_000_000_000, null],
  currency: ['USD', 'CNY'],
  organiser: ['Meetup Ltd', ''],
  claimTerms: ['At counter B', ''],
  city: ['Shenzhen', ''],
}

const inStock = ({ state }: ShowRecorder) => state.prizes.filter(({ left }) => left > 0)

type Doing = (recorder: ShowRecorder, a: number, b: number) => RecordedCommand | void

/** Steps towards a work on the stage: makes the showcase, shows it, then a work or all of them. */
function showSomeWork(r: ShowRecorder, a: number, b: number): RecordedCommand {
  const cue = r.state.cues.find(({ scene }) => scene === 'groups')
  if (!cue) return r.do('cue.save', { scene: 'groups', content: a % 4 === 3 ? {} : { minutes: 1 + (b % 3) } })
  if (r.state.show.cue !== cue.id) return r.do('cue.show', { cue: cue.id })
  return r.do('work.show', { group: b % 6 ? (pick(r.state.works ?? [], a)?.group ?? 'A') : null })
}

/** The actions at an event, each on arbitrary existing items; refused ones are included on purpose. */
const ACTS = {
  /** Somebody who is not on the list; now and then with a code that may stand there already. */
  walkIn(r, a, b) {
    const code = b % 3 === 2 ? `T${a % 30}` : `W${a % 30}`
    return r.do('person.save', { code, name: `Walk-in ${a % 30}`, group: GROUPS[b % 4]! }, DESK)
  },
  editPerson(r, a, b) {
    const person = pick(r.state.people, a)
    return r.do('person.save', {
      id: person?.id ?? 'x',
      code: person?.code ?? 'x',
      name: person?.sealed ? person.name : `Renamed ${b}`,
      group: GROUPS[b % 4]!,
      weight: 1 + (b % 4),
      tags: b % 6 === 0 ? ['staff'] : [],
    })
  },
  correct: (r, a, b) =>
    r.do('person.correct', {
      person: idOf(r.state.people, a),
      name: `Corrected ${b}`,
      ...(b % 2 === 0 && { code: `C${a % 30}` }),
      reason: 'SECRET reason',
    }),
  /** Now and then enough people for two pages of winners. */
  importList: (r, a, b) =>
    r.import(Array.from({ length: b % 4 ? 3 + (b % 10) : 50 }, (_, i) => row((a + i) % 60, b, i))),
  undoImport: (r) => r.do('people.import-undo'),
  checkIn: (r, a) => r.do('person.check-in', { person: idOf(r.state.people, a) }, DESK),
  checkInOneself(r, a) {
    const person = idOf(r.state.people, a)
    return r.do('person.check-in', { person }, guest(person))
  },
  chooseNaming: (r, a, b) =>
    r.do('person.naming', { naming: b % 3 ? 'full' : 'masked' }, guest(idOf(r.state.people, a))),
  sayWhere(r, a, b) {
    // The setting alone is too rare for the two to meet.
    if (!r.state.settings.details) return r.do('event.configure', { details: true })
    const award = pick(r.state.awards, a)
    const winner = r.state.people.find(({ entry }) => entry === award?.entry)
    return r.do('claim.details', { ...ref(award), text: b % 4 ? 'ADDRESS' : '' }, guest(winner?.id ?? 'x'))
  },
  undoCheckIn(r, a) {
    const here = r.state.people.filter((person) => person.checkedIn)
    return r.do('person.check-in', { person: idOf(here, a), undo: true }, DESK)
  },
  withdraw: (r, a, b) =>
    r.do('person.withdraw', { person: idOf(r.state.people, a), reason: pick(WITHDRAWALS, b)! }),
  return(r, a) {
    const out = r.state.people.filter((person) => isOut(person, r.state))
    return r.do('person.return', { person: idOf(out, a) })
  },
  merge: (r, a, b) => r.do('person.merge', { keep: idOf(r.state.people, a), drop: idOf(r.state.people, b) }),
  newPrize(r, a, b) {
    if (a % 7 === 6)
      return r.importPrizes([{ row: 2, name: `Prize ${b}`, quantity: 1 + (b % 4), sponsor: 'Listed' }])
    return r.do('prize.save', {
      name: `Prize ${a}`,
      quantity: 1 + (b % 4),
      unit: a % 5 === 0 ? 'group' : 'person',
      groups: a % 4 === 1 ? ['A', 'B'] : null,
      per_group: a % 5 !== 0 && b % 3 === 0 ? 1 : 0,
      excludes: pick(['winners', 'own', 'none', 'winners'], b)!,
      counts: a % 3 !== 0,
      need: b % 2 ? 'none' : a % 6 === 2 ? 'beacon' : 'room',
      per_draw: 1 + (a % 3),
      note: 'SECRET prize note',
      value: 100 * (a % 9),
      sponsor: a % 2 ? (pick(r.state.sponsors, b)?.id ?? '') : '',
      pace: a % 4 === 0 ? 'grand' : 'small',
      auto: b % 4 === 3 ? 5 : null,
    })
  },
  /** An order draw, of people or of groups; on the stage where its own cue is on it. */
  newOrder(r, a, b) {
    const known = r.state.prizes.filter(({ order }) => order)
    if (b % 3 === 0 && known.length > 0)
      return r.do('cue.save', { scene: 'draw', prize: idOf(known, a), title: 'Order' })
    return r.do('prize.save', {
      name: `Order ${a}`,
      order: true,
      unit: a % 2 ? 'group' : 'person',
      groups: a % 4 === 2 ? ['A', 'B'] : null,
      need: b % 2 ? 'none' : 'room',
      ...(b % 5 === 4 && { excludes: 'own' }),
      ...(b % 7 === 6 && { quantity: 20 }),
    })
  },
  drawOrder(r, a, b) {
    const orders = r.state.prizes.filter(({ order }) => order)
    const cue = r.state.cues.find(({ prize }) => prize === idOf(orders, a))
    if (cue && b % 3 === 0) return r.do('cue.show', { cue: cue.id })
    return r.do('draw.start', { prize: idOf(orders, a), count: 1 + (b % 3) })
  },
  /** Seats by background, now and then with somebody certain, more of them than there are people, or a sum that is wrong. */
  setAdmission(r, a, b) {
    const certain = r.state.people.slice(0, b % 3).map(({ id }) => ({ person: id, why: 'speaker' }))
    const counts = countBackgrounds(
      r.state.people.filter(({ id }) => !certain.some(({ person }) => person === id)),
    )
    const quotas = proposeQuotas(counts, 4 + (a % 40))
    const given = quotas.reduce((sum, { seats }) => sum + seats, 0)
    return r.do('admission.set', { seats: given + certain.length + (b % 7 === 6 ? 1 : 0), quotas, certain })
  },
  drawAdmission: (r, _a, b) => r.do('admission.draw', { need: b % 3 ? 'none' : 'room' }),
  giveSeatUp(r, a, b) {
    const person = idOf(r.state.people, a)
    return r.do('admission.decline', { person }, b % 2 ? guest(person) : undefined)
  },
  /** Ahead, now and then not, or taken back. */
  closeWaiting: (r, a) =>
    r.do('admission.deadline', {
      until: a % 5 === 4 ? null : a % 5 === 3 ? r.now : r.now + 1 + 1000 * (a % 3),
    }),
  undoPrizes: (r) => r.do('prizes.import-undo'),
  newBatchPrize: (r, a) =>
    r.do('prize.save', {
      name: `Batch ${a}`,
      quantity: 60,
      per_draw: 25,
      excludes: 'none',
      counts: false,
      need: 'none',
    }),
  changeQuantity: (r, a, b) => r.do('prize.save', { id: idOf(r.state.prizes, a), quantity: 1 + (b % 6) }),
  changeRules: (r, a, b) =>
    r.do('prize.save', {
      id: idOf(r.state.prizes, a),
      counts: b % 2 === 0,
      excludes: 'own',
      ...(b % 3 === 0 && { per_group: 1 }),
    }),
  removePrize: (r, a) => r.do('prize.remove', { id: idOf(r.state.prizes, a) }),
  orderPrizes: (r) => r.do('prize.order', { ids: r.state.prizes.map(({ id }) => id).toReversed() }),
  drawAny: (r, a, b) => r.do('draw.start', { prize: idOf(r.state.prizes, a), count: 1 + (b % 3) }),
  drawFew: (r, a, b) => r.do('draw.start', { prize: idOf(inStock(r), a), count: 1 + (b % 3) }),
  drawMany: (r, a, b) =>
    r.do('draw.start', { prize: idOf(inStock(r), a), count: b % 2 ? PAGE_SIZE + 5 : 1 + (b % 25) }),
  call: (r, a) => r.do('draw.call', a % 3 ? { word: `word ${a}` } : {}),
  abandon: (r, a, b) =>
    r.do('draw.abandon', { reason: pick(ABANDONS, b)!, ...(a % 2 && { word: 'called' }) }),
  /** A host pastes a round: the one that was announced, once it is out, now and then a false one, another or none that anybody waits for. */
  paste(r, a, b) {
    const round = r.state.opened?.beacon?.round ?? 1
    if (b % 3 === 0) r.now = Math.max(r.now, roundTime(round + 1))
    const signature = b % 4 === 1 ? 'f'.repeat(96) : SIGNATURE
    return r.do('draw.call', { beacon: { round: a % 5 ? round : round + 1, signature } })
  },
  /** A draw by the beacon, of whatever prize is there. */
  drawBeacon(r, a) {
    if (!r.state.settings.beacon) return r.do('event.configure', { beacon: 30 })
    return r.do('draw.start', { prize: idOf(inStock(r), a), count: 1 + (a % 3), need: 'beacon' })
  },
  /** Guests are asked for words; nobody offers one unless they are, so a draw is opened where there is none. */
  inviteWords(r, a, b) {
    if (!r.state.opened)
      return r.do('draw.start', { prize: idOf(inStock(r), a), count: 1 + (b % 2), need: 'room' })
    return r.do('word.invite', { count: 1 + (b % 4), ...(a % 7 === 6 && { draw: 1 }) })
  },
  /** A guest who was asked offers a word, now and then too late, too long, twice or unasked. */
  offerWord(r, a, b) {
    const { guests } = r.state.invitation ?? { guests: [] }
    if (guests.length === 0 && b % 3) return r.do('word.invite', { count: 1 + (b % 4) })
    r.now += b % 5 ? 0 : 12_000
    const by = b % 6 ? pick(guests, a)?.id : idOf(r.state.people, a)
    return r.do('word.offer', { word: a % 11 ? `OFFER ${a}` : 'OFFER'.repeat(5) }, guest(by ?? 'x'))
  },
  wait: (r) => void r.wait(),
  confirm: (r, a) => r.do('award.confirm', { draw: pick(r.state.draws, a)?.id ?? 1 }),
  confirmOne(r, a, b) {
    const { draw, entry } = ref(pick(r.state.awards, a))
    return r.do('award.confirm', { draw, ...(b % 2 ? { entry } : { entries: [entry] }) })
  },
  /** Marks a winner of the last draw, as a host does after the reveal, or takes the mark back. */
  markLatest(r, a, b) {
    const won = r.state.awards.filter(({ draw }) => draw === r.state.draws.length)
    return r.do('award.mark', { ...ref(pick(won, a)), absent: b % 4 !== 0 })
  },
  void: (r, a, b) =>
    r.do('award.void', {
      ...ref(pick(r.state.awards, a)),
      reason: pick(VOIDS, b)!,
      note: 'SECRET void note',
    }),
  redraw(r, a, b) {
    const award = pick(r.state.awards, a)
    const entries = r.state.awards.filter((one) => one.draw === award?.draw).map((one) => one.entry)
    return r.do('award.redraw', {
      draw: award?.draw ?? 1,
      entries: entries.length > 0 ? entries.slice(0, 1 + (b % entries.length)) : ['f'.repeat(64)],
      reason: 'absent',
    })
  },
  /** A desk declines for a winner, and now and then asks for more than it may. */
  decline: (r, a, b) =>
    r.do('award.void', { ...ref(pick(r.state.awards, a)), reason: b % 4 ? 'declined' : 'error' }, DESK),
  /** A guest passes an award on, now and then somebody else's. */
  passOn(r, a, b) {
    const award = pick(r.state.awards, a)
    const winner = r.state.people.find(({ entry }) => entry === award?.entry)
    const by = b % 5 ? winner?.id : idOf(r.state.people, b)
    return r.do('award.void', { ...ref(award), reason: 'declined' }, guest(by ?? 'x'))
  },
  handOver: (r, a, b) =>
    r.do(
      'claim.hand-over',
      {
        ...ref(pick(r.state.awards, a)),
        note: 'SECRET claim note',
        ...(b % 2 && { serial: `SECRET-SN-${b}` }),
      },
      DESK,
    ),
  /** All that wait in one draw at once; sometimes with one that does not. */
  handOverDraw(r, a, b) {
    const { draw } = ref(pick(r.state.awards, a))
    const won = r.state.awards.filter((one) => one.draw === draw && (b % 4 === 0 || one.claim === 'awaiting'))
    return r.do('claim.hand-over', { draw, entries: won.map(({ entry }) => entry) }, DESK)
  },
  unclaimedAll(r, a, b) {
    const rest = r.state.awards.filter((one) => one.claim === 'awaiting' && (b % 4 === 0 || isLive(one)))
    return r.do('claim.unclaimed', { awards: rest.map(({ id }) => id) }, DESK)
  },
  deadline: (r, a, b) =>
    r.do('prize.save', { id: idOf(r.state.prizes, a), claimBy: b % 3 ? 1_800_000_000_000 + b : null }),
  waitForClaims: (r, _a, b) => r.do('claim.wait', { minutes: 1 + b }, DESK),
  signOff: (r, a, b) =>
    r.do(
      'sponsor.sign-off',
      {
        sponsor: b % 3 ? idOf(r.state.sponsors, a) : '',
        by: 'SECRET signer',
        ...(b % 5 === 0 && { undo: true }),
      },
      DESK,
    ),
  publishNotice: (r, a) => (a % 4 === 0 ? r.do('notice.publish') : void r.wait()),
  openWorks: (r, a) =>
    r.do(a % 5 ? 'works.open' : 'works.close', a % 4 === 1 ? { until: r.now + 600_000 } : {}),
  /** A group hands in what it made, from somebody's phone or its card; now and then for another, too soon or too late. */
  handIn(r, a, b) {
    // Works are taken too rarely for the two to meet.
    if (!r.state.showcase?.open && b % 3) return r.do('works.open')
    const person = pick(r.state.people, a)
    const group = person?.group || 'A'
    r.now += b % 4 ? 3000 : 0
    return r.do(
      'work.save',
      {
        group: b % 7 ? group : 'B',
        title: `WORK ${group} ${a}`,
        sentence: a % 3 ? `Sentence ${b}` : '',
        ...(b % 2 && { link: `https://works.example/${a}` }),
        ...(a % 2 && { picture: PICTURE }),
      },
      b % 2 ? guest(person?.id ?? 'x') : table(group),
    )
  },
  typeInWork: (r, a, b) =>
    r.do('work.save', { group: GROUPS[1 + (a % 3)]!, title: `WORK typed ${b}` }, b % 2 ? DESK : undefined),
  judgeWork: (r, a, b) =>
    r.do('work.judge', { group: pick(r.state.works ?? [], a)?.group ?? 'A', hidden: b % 3 !== 0 }),
  orderWorks(r, a, b) {
    const by = pick(['number', 'hand', 'draw'] as const, b)!
    return r.do('work.order', {
      by,
      ...(by === 'hand' && { groups: a % 2 ? ['C', 'A'] : ['B'] }),
      ...(by === 'draw' && { draw: pick(r.state.draws, a)?.id ?? 1 }),
    })
  },
  showWork: showSomeWork,
  timeWork(r, a, b) {
    if (!r.state.show.work?.group) return showSomeWork(r, a, b)
    return r.do('work.time', {
      ...(a % 3 && { add: b % 2 ? 30 : -30 }),
      ...(a % 3 !== 1 && { paused: b % 3 > 0 }),
    })
  },
  publishWorks: (r, a) => (a % 6 === 0 ? r.do('works.publish') : void r.wait()),
  setVote: (r, a, b) => r.do('vote.set', { open: a % 4 !== 0, ...(b % 2 && { shown: a % 3 === 0 }) }),
  vote: (r, a, b) =>
    r.do('work.vote', { group: pick(r.state.works ?? [], b)?.group ?? 'A' }, guest(idOf(r.state.people, a))),
  undoClaim: (r, a) => r.do('claim.undo', ref(pick(r.state.awards, a)), DESK),
  unclaimed: (r, a) => r.do('claim.unclaimed', ref(pick(r.state.awards, a)), DESK),
  returnToSponsor: (r, a) =>
    r.do(
      'claim.return',
      ref(
        pick(
          r.state.awards.filter(({ claim }) => claim === 'unclaimed'),
          a,
        ),
      ),
      DESK,
    ),
  layer: (r, a, b) =>
    r.do('layer.set', { layer: pick(['black', 'freeze', 'hold', 'mute'], a)!, on: b % 3 === 0 }),
  message: (r, a, b) =>
    r.do('layer.set', {
      layer: 'message',
      on: b % 4 !== 0,
      text: a % 2 ? 'PRIVATE message' : 'Welcome',
      private: a % 2 === 1,
    }),
  showCue: (r, a) => r.do('cue.show', { cue: idOf(r.state.cues, a) }),
  newCue: (r, a, b) =>
    r.do('cue.save', {
      ...(b % 3
        ? { scene: 'message', content: { text: `cue ${a}` } }
        : { scene: 'countdown', content: { minutes: 1 + (a % 3) } }),
      notes: 'SECRET cue note',
      ...(a % 2 && { minutes: 1 + (b % 30), title: `Cue ${b}` }),
      ...(b % 4 === 1 && { at: '19:30', colour: 'amber', unlisted: a % 3 === 0 }),
    }),
  agenda: (r) => r.do('cue.save', { scene: 'agenda' }),
  skipCue: (r, a, b) => r.do('cue.skip', { id: idOf(r.state.cues, a), skip: b % 2 === 0 }),
  duplicateCue: (r, a) => r.do('cue.duplicate', { id: idOf(r.state.cues, a) }),
  timer: (r, a, b) =>
    pick(
      [
        () => r.do('timer.start', a % 2 ? {} : { minutes: a % 5, restart: true }),
        () => r.do('timer.pause'),
        () => r.do('timer.add', { seconds: (a % 150) - 60 }),
        () => r.do('timer.set', { minutes: a % 3, phones: a % 2 === 0, corner: a % 4 === 0 }),
      ],
      b,
    )!(),
  moveCue: (r, a, b) =>
    r.do('cue.move', { id: idOf(r.state.cues, a), before: pick(r.state.cues, b)?.id ?? null }),
  removeCue: (r, a) => r.do('cue.remove', { id: idOf(r.state.cues, a) }),
  configure(r, a, b) {
    const setting = pick(Object.keys(SETTINGS), b)!
    return r.do('event.configure', { [setting]: pick(SETTINGS[setting]!, a) })
  },
  /** The settings that most laws depend on are changed more often than the others. */
  changeRoll: (r, a) => r.do('event.configure', { roll: pick(SETTINGS['roll']!, a) }),
  changeNaming: (r, a, b) =>
    r.do('event.configure', { names: pick(SETTINGS['names']!, a), groups: b % 2 === 0 }),
  saveSponsor: (r, a, b) =>
    r.do('sponsor.save', {
      name: `Sponsor ${a}`,
      ...(b % 3 === 0 && r.state.sponsors.length > 0 && { id: idOf(r.state.sponsors, a), logo: PICTURE }),
    }),
  removeSponsor: (r, a) => r.do('sponsor.remove', { id: idOf(r.state.sponsors, a) }),
  go(r, a) {
    const step = nextStep(r.state)
    return r.do('go', {
      ...(step ? { step: step.id } : { any: true }),
      ...(step?.word && { word: `go ${a}` }),
    })
  },
  /** Some pictures for everybody, so that winners have one. */
  picture: (r, a, b) =>
    r.do('people.picture', {
      pictures: r.state.people
        .filter((_, i) => (i + a) % 3)
        .map(({ id }) => ({ person: id, picture: b % 5 ? FACE : '' })),
    }),
  prizePictures: (r, a, b) =>
    r.do('prizes.picture', {
      pictures: [
        { of: a % 2 ? idOf(r.state.prizes, a) : idOf(r.state.sponsors, a), picture: b % 3 ? PICTURE : '' },
      ],
    }),
  showPictures: (r, a) => r.do('event.configure', { winnerPictures: a % 4 !== 0 }),
  /** Tables for whoever is not out, now and then fewer seats than people, or one of them moved by hand. */
  seat(r, a, b) {
    const coming = r.state.people.filter((person) => !isOut(person, r.state))
    const arrangement = pick(['mixed', 'alike', 'list'] as const, a)!
    const seats = Array.from({ length: 2 + (b % 5) }, () => 3 + (b % 9))
    const { tables } = arrange(coming, { arrangement, seats, seed: b })
    const moved = b % 3 === 0 && tables[0]?.people.pop()
    if (moved) tables[1]?.people.push(moved)
    return r.do('seating.apply', {
      arrangement,
      seed: b,
      tables: tables.map(({ name, seats: count, people }, i) => ({
        name: name ?? `Table ${i + 1}`,
        seats: count,
        ...(arrangement === 'alike' && { background: 'Trade' }),
        people,
      })),
    })
  },
  unseat: (r) => r.do('seating.undo'),
  showPlan(r, a) {
    const plan = r.state.cues.find(({ scene }) => scene === 'plan')
    return plan
      ? r.do('cue.show', { cue: plan.id })
      : r.do('cue.save', { scene: 'plan', title: `Tables ${a}`, content: {} })
  },
  showRanking(r) {
    const cue = r.state.cues.find(({ scene }) => scene === 'admission')
    return cue ? r.do('cue.show', { cue: cue.id }) : r.do('cue.save', { scene: 'admission', content: {} })
  },
  sound: (r, a, b) =>
    r.do('sound.set', { sound: pick(SOUNDS, a)!, file: b % 3 === 0 ? '' : PICTURE, title: 'drum.mp3' }),
  /** Rare, because hardly anything can be done after them. */
  close: (r, a) => (a % 8 === 0 ? r.do('event.close') : void r.wait()),
  erase: (r, a) => (a % 8 === 0 ? r.do('people.erase') : void r.wait()),
} satisfies Record<string, Doing>

/** What is done. */
export type Kind = keyof typeof ACTS
/** Kinds of actions that are chosen more often. */
const OFTEN: Kind[] = [
  'importList',
  'checkIn',
  'drawFew',
  'drawFew',
  'drawMany',
  'go',
  'go',
  'call',
  'call',
  'call',
  'wait',
  'wait',
  'wait',
  'markLatest',
  'handIn',
  'showWork',
]
const KIND_LIST = [...(Object.keys(ACTS) as Kind[]), ...OFTEN]
/** Number of kinds, those that are chosen more often counted more than once. */
export const KINDS = KIND_LIST.length

/** Plays an act; the command that it gave, or null where time just passed. */
export function play(recorder: ShowRecorder, [kind, a, b]: Act): RecordedCommand | null {
  const act: Doing = ACTS[KIND_LIST[kind % KINDS]!]
  return act(recorder, a, b) ?? null
}

/** The act of a kind. */
export const act = (kind: Kind, a: number, b: number): Act => [KIND_LIST.indexOf(kind), a, b]

/** A whole draw of several winners at once. */
export const DRAW_BATCH: Act[] = [act('drawMany', 4, 1), act('call', 0, 0), act('wait', 0, 0)]

/** Acts after which an event is ready to draw: people of every kind, prizes of every kind. */
export const OPENING: Act[] = [
  act('importList', 0, 19),
  act('importList', 12, 8),
  act('importList', 23, 19),
  act('newPrize', 1, 1),
  act('newPrize', 2, 3),
  act('newPrize', 5, 2),
  act('newPrize', 3, 6),
  act('newBatchPrize', 0, 0),
]
