import { Type } from 'typebox'
import { Hash, VoidReason, WithdrawReason } from '../../fair/records.ts'
import { PictureRef, oneOf } from '../texts.ts'
import { EXACT, Time } from './basics.ts'

export { VoidReason, WithdrawReason }

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
