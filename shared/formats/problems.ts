/** What may be wrong with a row; each is the key of its translation. Of those that are fatal, the row is left out. */
export const PROBLEMS = {
  'no-name': true,
  'name-too-long': true,
  'code-too-long': true,
  'group-too-long': true,
  'duplicate-code': true,
  'duplicate-person': true,
  'header-again': true,
  'no-person': true,
  'row-hidden': true,
  'row-skipped': true,
  undecided: true,
  waiting: true,
  'not-going': true,
  'weight-invalid': false,
  'phone-invalid': false,
  'email-invalid': false,
  'code-lost': false,
  'tags-cut': false,
  'background-cut': false,
  'brings-others': false,
  'known-as': false,
  namesake: false,
  'namesake-known': false,
  'name-sealed': false,
} as const
export type ProblemCode = keyof typeof PROBLEMS

export interface Problem {
  /** As the file's user counts, from 1. */
  row: number
  /** The sheet that the row is of, where several are taken. */
  sheet?: string
  code: ProblemCode
  with: Record<string, string | number>
}
