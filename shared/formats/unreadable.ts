/** Why a file cannot be read; each is the key of its translation. */
export const UNREADABLE = [
  'file-empty',
  'file-unknown',
  'file-broken',
  'file-encrypted',
  'file-too-heavy',
  'too-many-rows',
  'too-many-columns',
  'line-too-long',
  'range-mixed',
  'range-backwards',
  'range-too-long',
  'mapping-invalid',
  'prizes-missing',
] as const
export type UnreadableCode = (typeof UNREADABLE)[number]

/** A refusal on its way out of a format: `code` and `params` become `{refused, with}`. */
export class Unreadable extends Error {
  readonly code: UnreadableCode
  readonly params: Record<string, unknown>

  constructor(code: UnreadableCode, params: Record<string, unknown> = {}, cause?: unknown) {
    super(code, { cause })
    this.name = 'Unreadable'
    this.code = code
    this.params = params
  }
}
