import fc from 'fast-check'
import { act, DRAW_BATCH, KINDS, SETTINGS, type Act, type Kind } from './acts.ts'

/** The actions of a complete draw, including absent winners. */
const DRAW: Kind[] = ['drawFew', 'go', 'wait', 'markLatest', 'markLatest', 'go', 'go']

const numbers = fc.tuple(fc.nat(200), fc.nat(200))
const anyAct = fc.tuple(fc.nat(KINDS - 1), numbers).map(([kind, [a, b]]): Act[] => [[kind, a, b]])
const wholeDraw = fc
  .array(numbers, { minLength: DRAW.length, maxLength: DRAW.length })
  .map((given) => DRAW.map((kind, i) => act(kind, ...given[i]!)))

/** Acts that only come to anything one after the other, and so hardly ever by chance. */
const COURSES: readonly Act[][] = [
  [
    act('setAdmission', 4, 2),
    act('drawAdmission', 0, 1),
    act('giveSeatUp', 3, 1),
    act('closeWaiting', 0, 0),
    ...DRAW_BATCH,
    act('giveSeatUp', 9, 0),
    act('closeWaiting', 4, 0),
  ],
  [act('openWorks', 1, 0), act('handIn', 0, 1), act('setVote', 1, 0), act('vote', 0, 1), act('vote', 1, 1)],
  [act('newPrize', 6, 1), act('undoPrizes', 0, 0)],
  [act('inviteWords', 0, 0), act('inviteWords', 0, 2), act('offerWord', 1, 1), act('offerWord', 1, 2)],
  [act('seat', 1, 4), act('unseat', 0, 0)],
  ['leftOut', 'callers', 'language', 'volume'].map((setting) =>
    act('configure', 0, Object.keys(SETTINGS).indexOf(setting)),
  ),
]
const course = fc.oneof(
  { weight: 4, arbitrary: wholeDraw },
  { weight: 1, arbitrary: fc.constantFrom(...COURSES) },
)

/** Random acts, some of them in the order of a draw or of another course. */
export const anyActs = (size: { minLength: number; maxLength?: number }): fc.Arbitrary<Act[]> =>
  fc
    .array(fc.oneof({ weight: 19, arbitrary: anyAct }, { weight: 1, arbitrary: course }), size)
    .map((acts) => acts.flat())
