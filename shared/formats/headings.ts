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
    ticketcode ticketnumber ticketno ticketid ticket# barcode barcode# barcodenumber qrcode admissioncode checkincode code
    报名编号 报名号 参会编号 参会号 嘉宾编号 胸牌号 工号 员工编号 员工号 学号 会员号 attendee# attendeeid attendeeno guestid apiid guestapiid
    registrationid registrationnumber registrationno registrationcode confirmationcode confirmationnumber badge badgeid badgeno employeeid staffid studentid
    编号 答卷编号 记录编号 id uid 订单号 订单编号 order# orderid orderno ordernumber`,
  name: `姓名 真实姓名 中文姓名 中文名 名字 嘉宾姓名 员工姓名 客户姓名 name fullname guestname attendeename participantname displayname yourname username
    称呼 嘉宾 参会人 参会者 报名人 参与者 员工 guest attendee participant 联系人 名称 用户名 昵称 微信昵称 微信名 nickname`,
  group: `桌号 桌次 桌 桌位 桌名 餐桌 分桌 座位桌号 table tableno tablenumber table# tablename 组别 分组 小组 组 组名 组号 队伍 队名 战队 团队 group groupname team teamname
    部门 所属部门 department dept division 班级 class 院系 行业 所属行业 industry 背景 类别 category track 公司 公司名称 所在公司 单位 单位名称 所在单位 工作单位 企业 企业名称
    机构 company companyname organization organisation employer 城市 city`,
  tags: `标签 标记 tags tag labels label 身份 角色 role 人员类型 嘉宾类型 类型 type 票种 票种名称 门票类型 门票名称 票类 票名 tickettype ticketname tickettypename`,
  weight: `权重 抽奖权重 抽奖次数 抽奖机会 抽奖券数 抽奖券数量 奖券数 券数 weight entries chances raffletickets tickets`,
  phone: `手机 手机号 手机号码 移动电话 电话 电话号码 联系电话 联系手机 联系方式 phone phonenumber mobile mobilenumber mobilephone cell cellphone cellnumber tel
    telephone contactnumber 办公电话 座机 workphone homephone`,
  email: `邮箱 邮箱地址 电子邮箱 电子邮件 电邮 邮件 邮件地址 email emailaddress mail useremail 工作邮箱 企业邮箱 个人邮箱 workemail`,
  checkedIn: `签到 签到状态 是否签到 已签到 签到情况 签到时间 现场签到 checkin checkedin checkinstatus checkedinat checkintime checkinat checkindate 到场 是否到场 到场状态 到场时间 入场状态
    入场时间 是否入场 验票状态 验票时间 检票状态 检票时间 核销状态 核销时间 arrived attended attendance present attendeestatus`,
  status: `审核状态 报名状态 参会状态 approvalstatus registrationstatus rsvp rsvpstatus attendeestatus ticketstatus orderstatus 门票状态 票状态 订单状态 支付状态 状态 status`,
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
  ['group', /桌号|组别|分组|小组|部门|行业|公司|单位|tablenumber|department|company/],
  ['checkedIn', /是否(已)?(签到|到场)|签到状态|签到时间/],
]

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
    .replace(/^(attendee|guest|participant|user|contact)(?=first|last|full|email|phone|mobile|company)/, '')
}

/** The fields that a heading names, each with how surely (0 is surest); empty if none. A first or last name is a name. */
export function fieldsOf(heading: string): { field: Field; rank: number }[] {
  const word = plain(heading)
  if (word === '') return []
  const exact = known.get(word)
  if (exact) return exact
  if (parts.has(word)) return [{ field: 'name', rank: 90 }]
  if (word.length > 60 || OTHER.test(word)) return []
  const asked = ASKED.findIndex(([, words]) => words.test(word))
  return asked < 0 ? [] : [{ field: ASKED[asked]![0], rank: 100 + asked }]
}

export const fieldOf = (heading: string): Field | null => fieldsOf(heading)[0]?.field ?? null

/** Whether a heading names the first or the last part of a name. */
export const partOf = (heading: string): 'first' | 'last' | null => parts.get(plain(heading)) ?? null

/** Whether a heading names the number of an order, which may hold several tickets. */
export const ofOrder = (heading: string): boolean => /订单|^order/.test(plain(heading))
