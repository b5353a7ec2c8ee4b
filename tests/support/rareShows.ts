import { act, DRAW_BATCH, SETTINGS, type Act } from './acts.ts'

const checkIns = (from: number, to: number): Act[] =>
  Array.from({ length: to - from }, (_, i) => act('checkIn', from + i, 0))
const DRAW_ORDER: Act[] = [act('drawOrder', 0, 1), act('call', 1, 0), act('wait', 0, 0)]

/** Shows that random actions rarely produce; played before the random ones, the shortest first. */
export const RARE_SHOWS: Act[][] = [
  // Lists come in that name whoever is checked in, and check others in.
  [act('checkIn', 0, 0), act('importList', 0, 2), act('importList', 31, 17)],
  // People are renamed and merged after a seal.
  [...DRAW_BATCH, act('editPerson', 2, 7), act('merge', 48, 49)],
  // Tables are planned, and once more after a seal.
  [act('seat', 1, 7), ...DRAW_BATCH, act('seat', 0, 2)],
  // A winner is voided, somebody leaves and comes back; then there are more draws.
  [...DRAW_BATCH, act('void', 1, 16), act('withdraw', 4, 1), act('return', 0, 0), ...DRAW_BATCH],
  // GO leads on from the last unit of a prize.
  [act('drawFew', 0, 89), act('go', 1, 0), act('wait', 0, 0), act('go', 0, 0)],
  // A winner who is marked absent gets the prize after all; nobody comes for the others.
  [
    act('drawFew', 3, 2),
    act('call', 1, 0),
    act('wait', 0, 0),
    act('markLatest', 0, 1),
    act('handOver', 0, 1),
  ],
  [...DRAW_BATCH, act('unclaimedAll', 0, 0)],
  // Two of three winners are marked absent: GO confirms the third, then draws anew.
  [
    act('drawFew', 3, 2),
    act('call', 1, 0),
    act('wait', 0, 0),
    act('markLatest', 0, 1),
    act('markLatest', 1, 1),
    act('go', 0, 0),
    act('go', 0, 0),
  ],
  // Prizes change places; the stage has a message for the host's own screen.
  [act('orderPrizes', 0, 0), act('message', 1, 1)],
  // People have pictures, of which the stage shows those of winners.
  [act('picture', 0, 1), act('showPictures', 1, 0), act('changeNaming', 2, 0), ...DRAW_BATCH],
  // A cue comes that the agenda leaves out.
  [act('newCue', 3, 1)],
  // An event is closed at once.
  [act('close', 0, 0)],
  // Whoever was sealed as checked in leaves a roll that is everybody's by then.
  [
    ...checkIns(0, 9),
    act('changeRoll', 1, 0),
    ...DRAW_BATCH,
    act('changeRoll', 0, 0),
    ...Array.from({ length: 9 }, () => act('undoCheckIn', 0, 0)),
  ],
  // Whoever comes after a seal is sealed by the next.
  [
    ...DRAW_BATCH,
    act('walkIn', 3, 1),
    act('walkIn', 5, 1),
    ...DRAW_BATCH,
    act('walkIn', 7, 1),
    ...DRAW_BATCH,
  ],
  // A prize of which nothing is left is drawn again.
  [act('drawAny', 0, 1), act('call', 0, 0), act('wait', 0, 0), act('drawAny', 0, 1)],
  // Winners who fill their groups are out of the roll when the next draw opens.
  ...[0, 8, 16].map((from) => [
    act('changeRules', 4, 0),
    ...DRAW_BATCH,
    act('changeRoll', 1, 0),
    ...checkIns(from, from + 8),
    ...DRAW_BATCH,
  ]),
  // Somebody marked absent turns up and is confirmed.
  [...DRAW_BATCH, act('wait', 0, 0), act('wait', 0, 0), act('markLatest', 0, 1), act('confirmOne', 0, 1)],
  // A round of the beacon is pasted before the server has it, and another is fetched.
  [
    act('drawBeacon', 0, 0),
    act('drawBeacon', 0, 0),
    act('paste', 1, 1),
    act('paste', 5, 0),
    act('paste', 1, 2),
    act('paste', 1, 0),
    act('wait', 0, 0),
    act('drawBeacon', 1, 0),
    act('abandon', 0, 0),
    act('drawBeacon', 1, 0),
    act('wait', 0, 0),
  ],
  // Works come in, are hidden and shown, in a showcase with a vote.
  [
    act('openWorks', 1, 0),
    ...[0, 1, 2, 3, 4, 5].map((i) => act('handIn', i, 2 * i + 1)),
    act('typeInWork', 0, 1),
    act('judgeWork', 0, 1),
    ...[0, 1].map(() => act('showWork', 0, 1)),
    act('showWork', 1, 1),
    act('timeWork', 1, 1),
    act('timeWork', 2, 1),
    act('timeWork', 0, 0),
    act('setVote', 1, 0),
    ...[0, 1, 2].map((i) => act('vote', i, 1)),
    act('go', 0, 0),
    act('setVote', 3, 1),
    act('judgeWork', 1, 1),
    act('showWork', 0, 0),
  ],
  // Guests are asked for words, answer, leave with theirs, are asked again; then the words are called.
  [
    act('changeNaming', 1, 0),
    act('inviteWords', 0, 0),
    act('inviteWords', 0, 3),
    ...[0, 1, 2, 1].map((i) => act('offerWord', i + 1, 1)),
    act('withdraw', 0, 1),
    act('chooseNaming', 2, 1),
    act('inviteWords', 1, 2),
    act('offerWord', 2, 10),
    act('offerWord', 3, 6),
    act('call', 1, 0),
    act('offerWord', 3, 0),
    act('wait', 0, 0),
    act('inviteWords', 0, 0),
    act('inviteWords', 0, 3),
    act('offerWord', 1, 5),
    act('offerWord', 2, 5),
    act('abandon', 0, 0),
  ],
  // An order is drawn beside the show and, another, on the stage; then a prize.
  [
    act('newOrder', 2, 2),
    ...DRAW_ORDER,
    act('newOrder', 1, 1),
    act('newOrder', 1, 0),
    act('drawOrder', 1, 0),
    act('drawOrder', 1, 1),
    act('wait', 0, 0),
    ...DRAW_BATCH,
  ],
  // Seats are drawn, some are given up, somebody leaves; then a prize.
  [
    act('setAdmission', 4, 2),
    act('drawAdmission', 0, 1),
    act('wait', 0, 0),
    act('showRanking', 0, 0),
    act('showRanking', 0, 0),
    act('changeNaming', 0, 1),
    ...Array.from({ length: 8 }, (_, i) => act('giveSeatUp', 3 * i, i)),
    act('closeWaiting', 1, 0),
    ...DRAW_BATCH,
    ...Array.from({ length: 8 }, (_, i) => act('giveSeatUp', 3 * i + 1, i)),
    act('withdraw', 4, 1),
    act('return', 0, 0),
    ...DRAW_BATCH,
  ],
  // Winners say where their prizes are to be sent.
  [...DRAW_BATCH, act('configure', 0, Object.keys(SETTINGS).indexOf('details')), act('sayWhere', 0, 1)],
  // Tables are on the stage while people come late, are renamed and are seated anew.
  [
    act('seat', 0, 44),
    act('showPlan', 0, 0),
    act('showPlan', 0, 0),
    act('editPerson', 5, 4),
    act('editPerson', 6, 0),
    ...checkIns(0, 9),
    act('changeNaming', 0, 1),
    act('unseat', 0, 0),
    act('seat', 1, 7),
    act('changeNaming', 2, 0),
    act('editPerson', 3, 5),
    ...DRAW_BATCH,
    act('seat', 0, 2),
    act('unseat', 0, 0),
  ],
]
