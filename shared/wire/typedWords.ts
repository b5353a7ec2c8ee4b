import { Type, type Static } from 'typebox'
import { EXACT } from './basics.ts'

/**
 * Client to server and server to client `words`, host only: what is typed for an open draw before it is called, so that every
 * panel of the event shows the same. The last one typed counts; nothing of it is recorded.
 */
export const TypedWords = Type.Object(
  {
    /** The step that the words are typed for, by `nextStep`. */
    step: Type.String({ maxLength: 120 }),
    words: Type.String({ maxLength: 400 }),
  },
  EXACT,
)
export type TypedWords = Static<typeof TypedWords>
