/** What a status says of somebody: they take part, they do not, or not yet. */
export const MEANINGS = ['in', 'out', 'waiting'] as const
export type Meaning = (typeof MEANINGS)[number]

/** The fields whose values decide something and are shown one by one. */
export const JUDGED = ['status', 'checkedIn'] as const
export type Judged = (typeof JUDGED)[number]

/** Stands for every time in a column of check-in times. */
export const ANY_TIME = '(time)'

/** A value that the host has decided about. For check-in marks `in` is “has come” and `out` “has not”. */
export interface Decided {
  field: Judged
  column: number
  value: string
  means: Meaning
}

/** A value of a column that decides, and what it is taken for; null: nobody knows, and the host is asked. */
export interface Value {
  field: Judged
  column: number
  value: string
  count: number
  means: Meaning | null
}
