import { Type } from 'typebox'
import { oneOf } from '../texts.ts'
import { OwnAdmission } from './admission.ts'
import { Award } from './awards.ts'
import { EXACT } from './basics.ts'
import { Draw } from './draws.ts'
import { Person } from './people.ts'
import { OwnInvitation } from './words.ts'

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
    /** Its place in the admission, once the sign-ups are ranked; absent for who did not sign up. */
    admission: Type.Optional(OwnAdmission),
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
    /** The word that they are asked for in the open draw; absent for who is not asked. */
    invited: Type.Optional(OwnInvitation),
    /** The group whose work they voted for; absent until they do. */
    vote: Type.Optional(Type.String()),
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
