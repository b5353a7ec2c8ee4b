/** What makes a proof, a ticket or a code wrong. */
export const ERRORS = [
  'not-a-proof',
  'proof-member',
  'event-foreign',
  'line-form',
  'line-seq',
  'line-prev',
  'line-hash',
  'line-time',
  'body-digest',
  'body-private',
  'record-form',
  'record-hidden',
  'roll-form',
  'roll-order',
  'roll-root',
  'roll-missing',
  'roll-unsealed',
  'roll-rows',
  'roll-tickets',
  'roll-heavy',
  'seal-number',
  'seal-during-draw',
  'seal-anchor',
  'prize-twice',
  'prize-unit',
  'prize-cap',
  'prize-groups',
  'open-during-draw',
  'open-number',
  'open-unsealed',
  'open-seal',
  'open-prev',
  'open-prize',
  'open-count',
  'open-without',
  'open-order',
  'open-twice',
  'open-rule',
  'open-taken',
  'open-beacon',
  'open-round',
  'open-redraw',
  'close-open',
  'close-word',
  'close-beacon',
  'close-early',
  'beacon-signature',
  'beacon-unchecked',
  'close-without-result',
  'result-close',
  'result-winners',
  'seed-anchor',
  'abandon-open',
  'abandon-word',
  'void-award',
  'withdraw-entry',
  'return-entry',
  'ticket-form',
  'ticket-event',
  'ticket-entry',
  'ticket-path',
  'ticket-roll',
  'ticket-row',
  'code-form',
  'code-unknown',
  'file-unread',
  'not-json',
] as const

/** What is printed without being judged. */
export const NOTES = [
  'head',
  'journal-empty',
  'seal',
  'seal-text',
  'rows-added',
  'rows-removed',
  'rows-reweighted',
  'rows-moved',
  'prize-added',
  'prize-removed',
  'prize-changed',
  'draw-result',
  'draw-abandoned',
  'draw-abandoned-word',
  'draw-open',
  'draw-voided',
  'chance-room',
  'chance-beacon',
  'chance-operator',
  'draw-rule',
  'draw-withdrawn',
  'draw-returned',
  'later-withdrawn',
  'later-returned',
  'prize-draws',
  'prize-bound',
  'prize-attempts',
  'ticket-listed',
  'ticket-dropped',
  'ticket-changed',
  'ticket-award',
  'ticket-group-award',
  'ticket-voided',
  'ticket-group-voided',
  'ticket-no-award',
  'ticket-out',
  'code-seal',
  'code-open',
  'code-record',
  'code-line',
] as const

export type FindingCode = (typeof ERRORS)[number] | (typeof NOTES)[number]

/** What a finding speaks of: numbers, hashes, names; lists of them. */
export type With = Record<string, string | number | readonly (string | number)[]>

/** Something that a check found: data, never a sentence. `line` is the place in the journal, from 1. */
export interface Finding {
  level: 'error' | 'note'
  code: FindingCode
  with: With
  line?: number
}

const errors = new Set<string>(ERRORS)

export function finding(code: FindingCode, about: With = {}, line?: number): Finding {
  const level = errors.has(code) ? 'error' : 'note'
  return line === undefined ? { level, code, with: about } : { level, code, with: about, line }
}
