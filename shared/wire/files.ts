import { Type, type Static } from 'typebox'
import { RECORDS } from '../fair/records.ts'
import { Digest, EXACT } from './basics.ts'

/** A picture that is kept, by the SHA-256 of its bytes. */
export const PictureKept = Type.Object({ sha256: Digest }, EXACT)
export type PictureKept = Static<typeof PictureKept>
/** How many people got their picture from an archive, and which of its files were not taken: each with a refusal. */
export const PortraitsKept = Type.Object(
  {
    taken: Type.Integer({ minimum: 0 }),
    problems: Type.Array(
      Type.Object(
        { file: Type.String(), refused: Type.String(), with: Type.Record(Type.String(), Type.Unknown()) },
        EXACT,
      ),
    ),
  },
  EXACT,
)
export type PortraitsKept = Static<typeof PortraitsKept>
/** A sound that is kept, by the SHA-256 of the file. */
export const SoundKept = Type.Object({ sha256: Digest }, EXACT)
export type SoundKept = Static<typeof SoundKept>
export const PictureList = Type.Array(Digest)

/** One line of the journal as the public may know it: the bodies of fd1's own records alone. */
const ProofLine = Type.Object(
  {
    seq: Type.Integer({ minimum: 1 }),
    prev: Digest,
    at: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' }),
    digest: Digest,
    hash: Digest,
    body: Type.Optional(Type.Union(Object.values(RECORDS))),
  },
  EXACT,
)

/** What `proof.json` answers: every line and every sealed roll, by its root, up to what has been revealed (fd1 §6). */
export const ProofAnswer = Type.Object(
  {
    format: Type.Literal('fd1/proof'),
    event: Type.String(),
    journal: Type.Array(ProofLine),
    rolls: Type.Record(
      Type.String(),
      Type.Array(Type.Tuple([Digest, Type.Integer({ minimum: 1 }), Type.String()])),
    ),
  },
  EXACT,
)
