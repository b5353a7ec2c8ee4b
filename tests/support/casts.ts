import type { Cast, Landing } from '../../client/picture/animations/animation.ts'
import { night } from '../../shared/show/themes/night.ts'
import { timetable } from '../../shared/show/pace.ts'

/** A cast of one person whose draw is called at ms after OPEN, with so many winners; rolling begins at 2 s. */
export const castOf = (winners: number, called: number, calm = false): Cast => ({
  names: ['王小明'],
  groups: ['7 桌'],
  pictures: [''],
  seed: 3,
  rolls: 2000,
  landings: landingsOf(winners, called),
  calm,
  palette: night.palette,
})

/** The landings of a quick draw with so many winners, in ms since OPEN. */
export const landingsOf = (winners: number, called: number): Landing[] =>
  timetable(winners, 0, called, 'small').map(({ at, names, over }) => ({
    at,
    still: names - 200,
    names,
    over,
    groups: [],
  }))
