import { Type } from 'typebox'
import { EXACT, Time } from './basics.ts'
import { Shown } from './awards.ts'

/** Guests who were asked, by lot, for a word in the open draw. */
export const Invitation = Type.Object(
  {
    /** The number of the draw. */
    draw: Type.Integer({ minimum: 1 }),
    /** How many guests were connected when lots were last drawn among them. */
    of: Type.Integer({ minimum: 1 }),
    guests: Type.Array(
      Type.Object(
        {
          /** Of the person. */
          id: Type.String(),
          /** Epoch ms until which they may answer. */
          until: Time,
          /** The word that they offer, '' before they do. */
          word: Type.String(),
        },
        EXACT,
      ),
    ),
  },
  EXACT,
)

/** The same as the stage shows it: who was asked, and whether they have answered. */
export const ShownInvitation = Type.Object(
  {
    draw: Invitation.properties.draw,
    of: Invitation.properties.of,
    guests: Type.Array(Type.Object({ ...Shown.properties, until: Time, answered: Type.Boolean() }, EXACT)),
  },
  EXACT,
)

/** What a guest who was asked sees of it: their time, their word, and how the stage names them. */
export const OwnInvitation = Type.Object(
  {
    draw: Invitation.properties.draw,
    until: Time,
    word: Type.String(),
    as: Type.Object({ name: Type.String(), group: Type.String() }, EXACT),
  },
  EXACT,
)
