/** What a column can hold. `status` says whether the registration stands: declined and cancelled ones are left out. */
export const FIELDS = [
  'code',
  'name',
  'group',
  'tags',
  'weight',
  'phone',
  'email',
  'checkedIn',
  'status',
] as const
export type Field = (typeof FIELDS)[number]

/**
 * What registration sites, forms and people call their columns, the surest first: Luma, Eventbrite, 活动行, 麦客, 腾讯问卷,
 * 问卷星, 飞书, and hand-made lists. Spelt as `plain` spells them.
 */
const WORDS: Record<Field, string> = {
  code: `票号 门票号 票码 门票码 电子票号 电子票码 门票编号 票券号 入场码 签到码 验证码 验票码 检票码 凭证码 核销码 抽奖码 抽奖号 抽奖号码 抽奖编号
    ticketcode ticketnumber ticketno ticketid ticket# ticketreference barcode barcode# barcodenumber qrcode admissioncode checkincode secret code
    胸牌号 工号 员工编号 员工号 学号 会员号 badge badgeid badgeno employeeid staffid studentid 票號 門票號 票碼 簽到碼 工號 員工編號 學號
    publicid 报名编号 报名号 参会编号 参会号 嘉宾编号 attendee# attendeeid attendeeno guestid apiid guestapiid registrationid registrationnumber registrationno
    registrationcode confirmationcode confirmationnumber pseudonymizationid shortid 编号 編號 id uid 订单号 订单编号 訂單編號 order# orderid orderno ordernumber`,
  name: `姓名 真实姓名 中文姓名 中文名 名字 嘉宾姓名 员工姓名 客户姓名 name fullname guestname attendeename participantname displayname yourname username teilnehmername nombre nom nome
    称呼 嘉宾 参会人 参会者 报名人 参与者 员工 guest attendee participant 联系人 名称 用户名 昵称 微信昵称 微信名 nickname`,
  group: `桌号 桌次 桌 桌位 桌名 餐桌 分桌 座位桌号 table tableno tablenumber table# tablename 组别 分组 小组 组 组名 组号 队伍 队名 战队 团队 group groupname team teamname
    部门 所属部门 department dept division 班级 class 院系 行业 所属行业 industry 背景 类别 category track 公司 公司名称 所在公司 单位 单位名称 所在单位 工作单位 企业 企业名称
    机构 company companyname organization organisation affiliation employer 城市 city 桌號 組別 小組 公司名稱 單位 部門 firma unternehmen`,
  tags: `标签 标记 tags tag labels label 身份 角色 role 人员类型 嘉宾类型 类型 type 票种 票种名称 门票类型 门票名称 票类 票名 tickettype ticketname tickettypename product productname 票種`,
  weight: `权重 抽奖权重 抽奖次数 抽奖机会 抽奖券数 抽奖券数量 奖券数 券数 weight entries chances raffletickets tickets`,
  phone: `手机 手机号 手机号码 移动电话 电话 电话号码 联系电话 联系手机 联系方式 phone phonenumber mobile mobilenumber mobilephone cell cellphone cellnumber tel
    telephone contactnumber telefon 手機 手機號碼 電話 聯絡電話 办公电话 座机 workphone homephone`,
  email: `邮箱 邮箱地址 电子邮箱 电子邮件 电邮 邮件 邮件地址 email emailaddress mail useremail 工作邮箱 企业邮箱 个人邮箱 workemail 電郵 電子郵件 電子信箱`,
  checkedIn: `签到 签到状态 是否签到 已签到 签到情况 签到时间 现场签到 checkin checkins checkedin checkinstatus checkedinat checkintime checkinat checkindate eingecheckt 到场 是否到场 到场状态
    到场时间 入场状态 是否入场 验票状态 验票时间 检票状态 检票时间 核销状态 核销时间 是否核销 報到 簽到 簽到狀態 簽到時間 是否報到 arrived attended attendance present scanned redeemed attendeestatus`,
  status: `审核状态 审核结果 审批状态 审批结果 是否通过 报名状态 报名结果 参会状态 参加状态 出席状态 是否参加 是否参会 是否出席 是否录取 录取状态 录取结果 是否中签 是否确认 确认状态 回执
    審核狀態 報名狀態 是否參加 是否出席 是否通過 approvalstatus approval approved registrationstatus registrationstate rsvp rsvpstatus attending going willattend attendeestatus
    invitationstatus anmeldestatus teilnahmestatus zusage voidstatus 票务状态 门票状态 票状态 ticketstatus 是否取消 是否退票 是否退款 退款状态 refundstatus cancelled canceled
    审核 状态 狀態 status state 订单状态 支付状态 付款状态 缴费状态 是否支付 是否付款 是否缴费 付款狀態 orderstatus paymentstatus paid bezahlt`,
}

/** Two columns of a name, in the order in which the name is said in the language of the word. */
const PARTS = {
  first: 'firstname givenname forename 名 名字名',
  last: 'lastname surname familyname 姓 姓氏',
}

/** Long questions of surveys (“请填写您的手机号码，用于兑奖”), by what they ask for. */
const ASKED: [Field, RegExp][] = [
  ['code', /票号|票码|签到码|报名编号|ticket(code|number|no\b)/],
  ['name', /姓名|fullname|yourname/],
  ['phone', /手机|电话|phone|mobile/],
  ['email', /邮箱|邮件地址|email/],
  [
    'group',
    /桌号|组别|分组|小组|部门|行业|公司|单位|tablenumber|department|company|organi[sz]ation|affiliat/,
  ],
  ['checkedIn', /是否(已)?(签到|到场)|签到状态|签到时间/],
]

/** Whether somebody will come, asked in whatever words. */
const ATTENDS =
  /(是否|能否|会否|可否|能不能|会不会)[^吃住带需]*(参加|参会|出席|到场)|(areyou|willyou(be)?)(attend|com|join|going)|canyou(attend|come|join|makeit)/

/** About somebody or something else than the person who came. */
const OTHER =
  /紧急|推荐|介绍|邀请|发票|抬头|税号|家长|配偶|同行|emergency|referr|invite|invoice|billing|shipping|buyer|购票人|付款|sponsor|event|活动/

const known = new Map<string, { field: Field; rank: number }[]>()
for (const field of FIELDS) {
  for (const [rank, word] of WORDS[field].split(/\s+/).entries()) {
    known.set(word, [...(known.get(word) ?? []), { field, rank }])
  }
}
const parts = new Map(
  Object.entries(PARTS).flatMap(([part, words]) =>
    words.split(' ').map((word) => [word, part as 'first' | 'last']),
  ),
)

/** A heading without what sites put around it: numbering, stars, brackets, polite words, spaces, case. */
export function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[(（[【{「].*?[)）\]】}」]/g, '')
    .replace(/^\s*(q?\d+|[a-z])\s*[.、:：)]\s*/, '')
    .replace(/[\s_\-–—*:：?？!！.。·"'“”/]/g, '')
    .replace(/^(请(输入|填写|选择|提供|留下)?)?(您|你)?的?(?=.)/, '')
    .replace(/^(参会|报名|签到)(者|人|人员)?(?=姓名|手机|电话|邮箱|公司|单位)/, '')
    .replace(
      /^(attendee|guest|participant|user|contact|ticket|your)(?=first|last|full|email|phone|mobile|company)/,
      '',
    )
}

/** The fields that a heading names, each with how surely (0 is surest); empty if none. A first or last name is a name. */
export function fieldsOf(heading: string): { field: Field; rank: number }[] {
  const word = plain(heading)
  if (word === '') return []
  const exact = known.get(word)
  if (exact) return exact
  if (parts.has(word)) return [{ field: 'name', rank: 90 }]
  if (word.length > 60) return []
  if (ATTENDS.test(word)) return [{ field: 'status', rank: 100 }]
  if (OTHER.test(word)) return []
  const asked = ASKED.findIndex(([, words]) => words.test(word))
  return asked < 0 ? [] : [{ field: ASKED[asked]![0], rank: 100 + asked }]
}

export const fieldOf = (heading: string): Field | null => fieldsOf(heading)[0]?.field ?? null

/** Whether a heading names the first or the last part of a name. */
export const partOf = (heading: string): 'first' | 'last' | null => parts.get(plain(heading)) ?? null

/** Whether a heading names the number of an order, which may hold several tickets. */
export const ofOrder = (heading: string): boolean => /订单|訂單|^order/.test(plain(heading))

/** The headings of a ticket's or a person's own number come before this one; those behind are numbers of an answer or a record. */
const NUMBERED = WORDS.code.split(/\s+/).indexOf('publicid')

/** Whether a heading names a ticket's own code, or a number that an employer or a school gave to somebody. */
export const ofTicket = (heading: string): boolean =>
  fieldsOf(heading).some(({ field, rank }) => field === 'code' && rank < NUMBERED)

/** How surely a heading is of a registration's status: not so where it may be the state of anything. */
const VAGUE = WORDS.status.split(/\s+/).indexOf('审核')
export const ofStatus = (heading: string): boolean =>
  fieldsOf(heading).some(({ field, rank }) => field === 'status' && (rank < VAGUE || rank >= 100))

/** Whether a heading is of people's names, whole or in part. */
export const namesPeople = (heading: string): boolean =>
  fieldsOf(heading).some(({ field }) => field === 'name')
