import { Type } from 'typebox'
import { Hash } from '../fair/records.ts'
import { giveUp } from './admission.ts'
import { fact } from './rule.ts'
import { oneOf } from './texts.ts'

const EXACT = { additionalProperties: false }
const onAdmission = () => ['admission']

export const admissionFacts = {
  'admission-set': fact({
    schema: Type.Object({
      seats: Type.Integer(),
      quotas: Type.Array(Type.Object({ background: Type.String(), seats: Type.Integer() }, EXACT)),
      certain: Type.Array(
        Type.Object({ person: Type.String(), why: oneOf('speaker', 'sponsor', 'guest', 'crew') }, EXACT),
      ),
    }),
    evolve(draft, { seats, quotas, certain }) {
      const { prize, until } = draft.state.admission ?? {}
      const kept = { ...(prize && { prize }), ...(until !== undefined && { until }) }
      draft.state.admission = { seats, quotas, certain, ...kept, rows: [], declines: [] }
    },
    touches: onAdmission,
  }),
  /** Until when a seat that is given up goes to the next; null takes it back. */
  'admission-deadline-set': fact({
    schema: Type.Object({ until: Type.Union([Type.Integer(), Type.Null()]) }),
    evolve({ state }, { until }) {
      if (!state.admission) return
      const { until: _until, ...admission } = state.admission
      state.admission = { ...admission, ...(until !== null && { until }) }
    },
    touches: onAdmission,
  }),
  /** Whom the draw ranks, and for which quota by its place in the list, as they had signed up when the list was sealed. */
  'admission-sealed': fact({
    schema: Type.Object({ prize: Type.String(), rows: Type.Array(Type.Tuple([Hash, Type.Integer()])) }),
    evolve(draft, { prize, rows }) {
      const { admission } = draft.state
      if (admission) draft.state.admission = { ...admission, prize, rows, declines: [] }
    },
    touches: onAdmission,
  }),
  /** Somebody ranked gave their place up. Who withdraws does so too (`fd1/withdraw`). */
  'admission-declined': fact({
    schema: Type.Object({ entry: Hash, by: oneOf('host', 'guest') }),
    evolve: (draft, { entry, by }, at) => giveUp(draft.state, entry, at, by),
    touches: onAdmission,
  }),
}
