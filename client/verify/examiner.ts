import { audit, type Audit } from '../../shared/fair/audit.ts'
import type { BeaconCheck } from '../../shared/fair/auditState.ts'
import type { Finding } from '../../shared/fair/finding.ts'
import { identifyCode } from '../../shared/fair/codeIdentity.ts'
import type { AuditReport } from '../../shared/fair/auditReport.ts'
import { checkTicket } from '../../shared/fair/ticket.ts'

/** A change of the question: the text of a file, or the typed code; null or '' removes it. */
export interface Question {
  proof?: string | null
  ticket?: string | null
  code?: string
}

/** The result for a proof, a ticket and a code; each part is null where it was not asked. */
export interface Examination {
  /** Which of the files are not JSON. */
  unread: ('proof' | 'ticket')[]
  ok: boolean
  findings: Finding[]
  report: Omit<AuditReport, 'shown'> | null
  ticket: Finding[] | null
  code: Finding | null
}

/** Checks one proof at a time. A proof is audited once, however many codes are then looked up in it. */
export class Examiner {
  private audited: Audit | null = null
  private proof: unknown = null
  private ticket: unknown = undefined
  private code = ''
  private readonly unread = new Set<'proof' | 'ticket'>()

  /** `beacon` checks the signatures of drand rounds; without it a draw that took its chance from one cannot pass. */
  constructor(private readonly beacon: BeaconCheck | null = null) {}

  ask(question: Question): Examination {
    if (question.proof !== undefined) {
      this.proof = this.read('proof', question.proof)
      this.audited = this.proof === undefined ? null : audit(this.proof, this.beacon)
    }
    if (question.ticket !== undefined) this.ticket = this.read('ticket', question.ticket)
    if (question.code !== undefined) this.code = question.code
    return this.examination()
  }

  private read(file: 'proof' | 'ticket', text: string | null): unknown {
    this.unread.delete(file)
    if (text === null) return undefined
    try {
      return JSON.parse(text)
    } catch {
      this.unread.add(file)
      return undefined
    }
  }

  private examination(): Examination {
    const { audited, proof, ticket, code } = this
    const asked = audited?.report ?? null
    const { shown: _shown, ...report } = asked ?? ({} as AuditReport)
    return {
      unread: [...this.unread],
      ok: audited?.ok ?? false,
      findings: audited?.findings ?? [],
      report: asked && report,
      ticket: audited && ticket !== undefined ? checkTicket(ticket, proof, audited) : null,
      code: asked && code.trim() !== '' ? identifyCode(code, asked) : null,
    }
  }
}

/** Runs the examiner in a worker: answers messages in their order, each answer with the number of its question. */
export function serve(examiner: Examiner, worker: Pick<Worker, 'postMessage' | 'addEventListener'>): void {
  worker.addEventListener('message', ({ data }: MessageEvent<{ no: number; question: Question }>) => {
    worker.postMessage({ no: data.no, examination: examiner.ask(data.question) }, [])
  })
}
