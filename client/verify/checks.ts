import type { Finding, FindingCode } from '../../shared/fair/finding.ts'

/** The checks of an audit in the order of the page, each with the codes of the findings that mean it failed. */
export const CHECKS = {
  form: ['not-a-proof', 'proof-member', 'event-foreign'],
  chain: ['line-form', 'line-seq', 'line-prev', 'line-hash', 'line-time'],
  records: ['body-digest', 'body-private', 'record-form', 'record-hidden'],
  rolls: [
    'roll-form',
    'roll-order',
    'roll-root',
    'roll-missing',
    'roll-unsealed',
    'roll-rows',
    'roll-tickets',
    'roll-heavy',
  ],
  seals: [
    'seal-number',
    'seal-during-draw',
    'seal-anchor',
    'prize-twice',
    'prize-unit',
    'prize-cap',
    'prize-groups',
  ],
  opens: [
    'open-during-draw',
    'open-number',
    'open-unsealed',
    'open-seal',
    'open-prev',
    'open-prize',
    'open-count',
    'open-redraw',
  ],
  pools: ['open-without', 'open-order', 'open-twice', 'open-rule', 'open-taken'],
  chance: [
    'open-beacon',
    'open-round',
    'close-open',
    'close-word',
    'close-beacon',
    'close-early',
    'beacon-signature',
    'beacon-unchecked',
  ],
  results: ['close-without-result', 'result-close', 'result-winners', 'seed-anchor'],
  abandons: ['abandon-open', 'abandon-word'],
  awards: ['void-award', 'withdraw-entry', 'return-entry'],
} as const satisfies Record<string, readonly FindingCode[]>

export type Check = keyof typeof CHECKS

/** All checks in their order, each with its findings. */
export function checked(findings: readonly Finding[]): { check: Check; wrong: Finding[] }[] {
  return (Object.keys(CHECKS) as Check[]).map((check) => ({
    check,
    wrong: findings.filter(({ code }) => (CHECKS[check] as readonly string[]).includes(code)),
  }))
}
