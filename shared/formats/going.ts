import { type Meaning, MEANINGS } from './decided.ts'

/**
 * The words of 36 systems and of lists made by hand, spelt as `words` spells them: small letters, one space between words.
 * A word list is never complete, so the preview shows every value that it finds, and asks about those that it does not know.
 */
const LATIN: Record<Meaning, string> = {
  in: `yes, y, true, ok, approved, accepted, accept, confirmed, going, attending, will attend, i will attend, coming, registered, complete, completed,
    paid, active, valid, acquired, attended, arrived, present, checked in, check in, scanned, used, redeemed, to be paid, placed, manual, offline,
    partially refunded, partially transferred, issued, sold, booked, reserved seat, admitted, enrolled, free, free order, comp, complimentary,
    not checked in, not yet checked in, not scanned, not used, unused, not arrived, not redeemed, rsvp yes, member, success, successful, granted, fulfilled,
    ja, bezahlt, bestätigt, zugesagt, angemeldet, teilgenommen, nimmt teil, eingecheckt, oui, confirmé, payé, accepté, inscrit, sí, si, confirmado,
    pagado, aprobado, aceptado, sì, confermato, pagato, sim, はい`,
  out: `no, n, false, declined, decline, rejected, denied, cancelled, canceled, cancel, cancellation, withdrawn, withdrew, refunded, refund, not attending, not going,
    not coming, will not attend, wont attend, cannot attend, cant attend, cant go, cant come, cant make it, no show, noshow, not approved, not accepted, not admitted,
    not selected, not registered, absent, excused, deleted, removed, transferred, expired, void, voided, invalid, invalidated, abandoned, invited, not invited,
    unregistered, unsubscribed, blocked, banned, spam, refused, revoked, released, inactive, disabled, archived, failed, regret, regrets, reserved, initializing, chargeback,
    disputed, rsvp no, nope, nein, storniert, abgesagt, abgelehnt, abgelaufen, zurückgezogen, erstattet, nicht dabei, kommt nicht, nimmt nicht teil, ungültig, non, annulé,
    refusé, remboursé, expiré, décliné, cancelado, cancelada, rechazado, reembolsado, no asiste, annullato, rifiutato, rimborsato, cancelada, recusado, não, いいえ, キャンセル, 欠席`,
  waiting: `pending, pending approval, pending review, waitlist, waitlisted, wait list, wait listed, waiting, waiting list, on hold, hold, awaiting payment, awaiting offline payment,
    awaiting approval, awaiting confirmation, awaiting, unpaid, not paid, not yet paid, unconfirmed, not confirmed, not yet confirmed, unapproved, not yet approved, tentative, maybe,
    perhaps, undecided, unsure, not sure, interested, no response, no reply, no answer, not responded, not replied, not yet responded, requested, applied, submitted, in review,
    under review, to be confirmed, tbc, tbd, incomplete, not completed, in progress, processing, payment pending, payment due, overdue, draft, pre reserved, unassigned,
    refund pending, requires approval, rsvp maybe, ausstehend, offen, warteliste, vielleicht, wartend, unbezahlt, nicht bezahlt, en attente, liste d attente, peut être,
    impayé, pendiente, lista de espera, quizás, in attesa, pendente, 保留, 未定`,
}

/** Chinese has no spaces: a run of its characters is matched whole, with what systems put around such a word. */
const BEFORE =
  '(?:用户|本人|我|报名|订单|门票|票|审核|审批|申请|活动|支付|参会|状态)?(?:状态)?(?:已被|已经|已|被|全额)?'
const AFTER = '(?:了|的|有修改|成功|中的)?'
const run = (words: string) => new RegExp(`^${BEFORE}(?:${words.split(/\s+/).join('|')})${AFTER}$`)
const HAN: [Meaning, RegExp][] = [
  [
    'out',
    run(`否 无 不 不是 非 未通过 不通过 没通过 未批准 不同意 未同意 未报名 未参加 不参加 不参会 不出席 不到场 不来 不去 不能来 来不了 去不了 不能参加 无法参加 无法出席 不便参加 未录取 不录取
      未入选 落选 未中签 未受邀 取消 取消的 退款 退票 退费 退订 退出 退回 拒绝 婉拒 谢绝 驳回 作废 失效 无效 过期 过期的 放弃 关闭 交易关闭 删除 撤销 撤回 撤单 终止 注销 缺席 请假 爽约 冻结 禁用
      黑名单 转让 转赠 转出 失败 取消 退貨 退款 退費 拒絕 駁回 作廢 失效 無效 過期 放棄 關閉 刪除 撤銷 不參加 未通過 不通過 不出席 缺席 請假 否決 否决 未錄取 不克參加 不克出席 無法參加 無法出席 不能參加 不便參加 沒有 棄權 謝絕 退票 退訂 轉讓 不合格 未到 未到场 未到會`),
  ],
  [
    'waiting',
    run(`待审核 待审批 待审 待定 待处理 待处理的 处理中 待支付 待付款 待缴费 未支付 未付款 未缴费 未付 审核中 审批中 未审核 未审批 候补 候补中 后补 等待 等待中 等候 等候中 排队 排队中 待确认 未确认
      待通过 待回复 未回复 未答复 待反馈 考虑 考虑中 再看 不确定 可能 可能来 也许 暂定 未定 预留 预约中 待开票 待出票 出票中 支付中 付款中 退款中 申请退款 退款申请中 待分配 待录取 受邀 已邀请 邀请中
      待審核 審核中 待處理 處理中 待確認 未確認 待付款 未付款 候補 候補中 等候名單 排隊中 考慮中 不確定 待審 待繳費 未繳費 未付 備取 待回覆 未回覆 再看看 可能會 未定`),
  ],
  [
    'in',
    run(`是 是的 对 有 会 会来 来 去 到 参加 出席 参会 能参加 可以参加 准时参加 一定参加 通过 审核通过 同意 批准 接受 确认 确认参加 报名 报名成功 成功 录取 入选 中签 受理 支付 付款 缴费 支付成功 付清 完成 交易成功
      出票 有效 正常 生效 使用 未使用 待使用 核销 未核销 待核销 签到 未签到 待签到 到场 入场 未入场 待入场 检票 未检票 验票 未验票 待参加 待参会 待出行 部分退款 免费 领取 參加 出席 通過 審核通過 接受 確認 報名成功
      支付 付款 繳費 完成 有效 正常 簽到 未簽到 核銷 未核銷 會 會來 會參加 參加 準時參加 一定參加 確認參加 確認出席 錄取 正取 付清 到場 報到 未報到 入場 未入場 驗票 未驗票 檢票 未檢票 免費 領取`),
  ],
]

const latin = new Map<string, Meaning>()
for (const meaning of MEANINGS) {
  for (const word of LATIN[meaning].split(/,\s+/)) latin.set(word, meaning)
}
const LONGEST = 5

/** A value in small letters, without marks, its words parted by single spaces. */
export const words = (value: string): string =>
  value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()

const YES = /^(yes|y|true|1|ok|是|是的|对|有|ja|oui|sí|si|sim|はい|[√✓✔☑●○◯])$/
const NO = /^(no|n|false|0|否|不|不是|无|無|nein|non|não|いいえ|[×✗✘╳❌])$/
/** Marks and plain answers, which say nothing of what they answer. */
export const plainAnswer = (value: string): boolean | null => {
  const text = words(value) || value.normalize('NFKC').replace(/[\s\u{fe0f}]/gu, '')
  return YES.test(text) ? true : NO.test(text) ? false : null
}

/** What a heading asks, where that turns a plain yes or no around. */
const UNDONE = /void|cancel|refund|withdr|declin|退款|退票|退费|取消|作废|放弃|缺席|请假|storn/i
const PAID = /paid|pay|支付|付款|缴费|bezahlt|payé|pagado/i

/** What a status says, by its words as a whole; null if they are not known, or say two things. */
export function meaningOf(value: string, heading = ''): Meaning | null {
  const answer = plainAnswer(value)
  if (answer !== null) {
    if (UNDONE.test(heading)) return answer ? 'out' : 'in'
    return answer ? 'in' : PAID.test(heading) ? 'waiting' : 'out'
  }
  const said = words(value)
  const runs = said.match(/[\p{Script=Han}]+/gu) ?? []
  const found = new Set<Meaning>()
  for (const each of runs) {
    const meaning = HAN.find(([, known]) => known.test(each))?.[0]
    if (meaning) found.add(meaning)
  }
  const others = said
    .replace(/[\p{Script=Han}]+/gu, ' ')
    .split(' ')
    .filter((word) => /\p{L}/u.test(word))
  const { meanings, strange } = inLatin(others)
  for (const meaning of meanings) found.add(meaning)
  // A word somewhere in a long sentence decides nothing.
  if (strange > 2 && !latin.has(others[0] ?? '')) return null
  if (found.has('out')) return found.has('in') ? null : 'out'
  return found.has('waiting') ? 'waiting' : found.has('in') ? 'in' : null
}

/** The meanings of the longest known phrases, and how many words belong to none. */
function inLatin(said: string[]): { meanings: Meaning[]; strange: number } {
  const meanings: Meaning[] = []
  let strange = 0
  for (let at = 0; at < said.length;) {
    let length = Math.min(LONGEST, said.length - at)
    while (length > 0 && !latin.has(said.slice(at, at + length).join(' '))) length--
    if (length > 0) meanings.push(latin.get(said.slice(at, at + length).join(' '))!)
    // “not …” turns what follows around, whatever it is.
    else if (/^(not|never|nicht|kein|keine|pas)$/.test(said[at]!)) return { meanings: ['out'], strange }
    else strange++
    at += Math.max(1, length)
  }
  return { meanings, strange }
}
