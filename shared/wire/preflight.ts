import { Type, type Static } from 'typebox'
import { EXACT } from './basics.ts'

const Bytes = Type.Integer({ minimum: 0 })
const None = Type.Null()

/** What only the server knows of whether an evening can begin. */
export const ServerReadiness = Type.Object(
  {
    /** The folder of the data: bytes that are free, and ms that a write took; null where all is kept in memory. */
    disk: Type.Union([
      Type.Object({ free: Bytes, write: Type.Union([Type.Number({ minimum: 0 }), None]) }, EXACT),
      None,
    ]),
    /** The code of what cannot be written or served; null while all is well. */
    trouble: Type.Union([Type.String(), None]),
    /** Origins by which phones reach this server; none where it listens to this computer alone. */
    addresses: Type.Array(Type.String()),
    /** Epoch ms at which a phone last opened the hall's page or a ticket over the network; null where none has. */
    phone: Type.Union([Type.Integer({ minimum: 0 }), None]),
    /** Minutes by which the computer's clock is off, as in `ClockNotice`. */
    clock: Type.Integer(),
  },
  EXACT,
)
export type ServerReadiness = Static<typeof ServerReadiness>
