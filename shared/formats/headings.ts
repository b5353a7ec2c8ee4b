/** What a column can hold. `status` says whether the registration stands: declined and cancelled ones are left out. */
export const FIELDS = [
  'code',
  'also',
  'name',
  'group',
  'background',
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
 * 问卷星, 飞书, KKTIX, and hand-made lists, in simplified and traditional characters. Spelt as `plain` spells them.
 */
const WORDS: Record<Field, string> = {
  code: `票号 门票号 票码 门票码 电子票号 电子票码 门票编号 票券号 入场码 签到码 验证码 验票码 检票码 凭证码 核销码 抽奖码
    抽奖号 抽奖号码 抽奖编号 ticketcode ticketnumber ticketno ticketid ticket# ticketreference barcode barcode#
    barcodenumber qrcode admissioncode checkincode secret code 胸牌号 工号 员工编号 员工号 学号 会员号 badge badgeid
    badgeno employeeid staffid studentid 票號 門票號 票碼 簽到碼 工號 員工編號 學號 門票號碼 票券號碼 票券編號 電子票號
    票券序號 入場碼 報到碼 驗證碼 驗票碼 檢票碼 憑證碼 核銷碼 抽獎號碼 抽獎編號 摸彩券號碼 名牌編號 員編 會員編號
    publicid 报名编号 报名号 参会编号 参会号 嘉宾编号 attendee# attendeeid attendeeno guestid apiid guestapiid
    registrationid registrationnumber registrationno registrationcode confirmationcode confirmationnumber
    pseudonymizationid shortid 報名編號 報名序號 參加編號 與會編號 來賓編號 貴賓編號 编号 編號 id uid 订单号 订单编号
    訂單編號 訂單號碼 order# orderid orderno ordernumber`,
  also: `qrcodeurl qrcodelink qrurl qrlink uniqueticketurl ticketurl ticketlink barcodeurl 二维码 二维码链接 二维码地址 二维码内容
    电子票链接 门票链接 票码链接 入场二维码 签到二维码 二維碼 二維碼連結 qr碼 qrcode連結 電子票連結 票券連結`,
  name: `姓名 真实姓名 中文姓名 中文名 名字 嘉宾姓名 员工姓名 客户姓名 真實姓名 參加人姓名 參加者姓名 與會者姓名 來賓姓名
    貴賓姓名 員工姓名 同仁姓名 客戶姓名 name fullname guestname attendeename participantname displayname yourname
    username teilnehmername nombre nom nome 称呼 嘉宾 参会人 参会者 报名人 参与者 员工 稱呼 大名 來賓 貴賓 參加人 參加者
    與會者 報名人 員工 同仁 guest attendee participant 联系人 名称 用户名 昵称 微信昵称 微信名 聯絡人 聯絡人姓名 名稱
    使用者名稱 暱稱 nickname`,
  group: `桌号 桌次 桌 桌位 桌名 餐桌 分桌 座位桌号 桌別 座位桌號 table tableno tablenumber table# tablename 组别 分组 小组 组
    组名 组号 队伍 队名 战队 团队 分組 組 組名 組號 隊伍 隊名 團隊 group groupname team teamname 部门 所属部门 所屬部門
    處室 department dept division 班级 class 院系 班級 系所 track 桌號 組別 小組 部門`,
  background: `背景 background 行业 所属行业 所在行业 从事行业 行业类别 產業 產業別 行業 行業別 所屬行業 所屬產業 industry sector
    lineofbusiness branche 公司类型 单位类型 企业类型 companytype organizationtype organisationtype 单位性质 企业性质
    organisation organization affiliation employer institution company companyname 公司 公司名称 所在公司 工作单位 单位
    单位名称 所在单位 企业 企业名称 机构 机构名称 公司名稱 服務單位 任職單位 任職公司 單位 單位名稱 所屬單位 企業
    企業名稱 公司行號 機構 機構名稱 firma unternehmen 职位 职务 岗位 职业 职称 身份职位 職位 職務 職稱 職業 jobtitle
    jobposition jobrole job position occupation profession beruf`,
  tags: `标签 标记 標籤 標記 tags tag labels label 身份 身分 身分別 角色 role 人员类型 嘉宾类型 类型 type 票种 票种名称
    门票类型 门票名称 票类 票名 类别 類別 category 人員類型 來賓類型 類型 票種名稱 票券類型 票券名稱 ticketname tickettype tickettypename
    ticketcategory tickettier pricetier admissiontype ticket product productname variation 票種`,
  weight: `权重 抽奖权重 抽奖次数 抽奖机会 抽奖券数 抽奖券数量 奖券数 券数 權重 抽獎權重 抽獎次數 抽獎機會 抽獎券張數 抽獎券數
    摸彩券張數 券數 張數 weight entries chances raffletickets tickets`,
  phone: `手机 手机号 手机号码 移动电话 电话 电话号码 联系电话 联系手机 联系方式 手機電話 行動電話 電話號碼 聯絡手機 連絡電話
    聯絡人手機 聯絡方式 phone phonenumber mobile mobilenumber mobilephone cell cellphone cellnumber tel telephone
    contactnumber telefon 手機 手機號碼 電話 聯絡電話 办公电话 座机 公司電話 市話 workphone homephone`,
  email: `邮箱 邮箱地址 电子邮箱 电子邮件 电邮 邮件 邮件地址 電子郵件地址 信箱 email emailaddress mail useremail 工作邮箱
    企业邮箱 个人邮箱 聯絡人email 公司信箱 workemail 電郵 電子郵件 電子信箱`,
  checkedIn: `签到 签到状态 是否签到 已签到 签到情况 签到时间 现场签到 報到狀態 已報到 報到情況 報到時間 現場報到 是否簽到 checkin
    checkins checkedin checkinstatus checkedinat checkintime checkinat checkindate eingecheckt 到场 是否到场 到场状态
    到场时间 入场状态 是否入场 验票状态 验票时间 检票状态 检票时间 核销状态 核销时间 是否核销 報到 簽到 簽到狀態
    簽到時間 是否報到 到場 是否到場 到場狀態 到場時間 入場狀態 入場時間 是否入場 驗票狀態 驗票時間 檢票狀態 核銷狀態
    核銷時間 arrived attended attendance present scanned redeemed attendeestatus`,
  status: `审核状态 审核结果 审批状态 审批结果 是否通过 报名状态 报名结果 参会状态 参加状态 出席状态 是否参加 是否参会 是否出席
    是否录取 录取状态 录取结果 是否中签 是否确认 确认状态 回执 審核狀態 報名狀態 是否參加 是否通過 審核結果 報名結果
    參加狀態 出席意願 是否錄取 錄取狀態 錄取結果 是否確認 確認狀態 approvalstatus approval approved registrationstatus
    registrationstate rsvp rsvpstatus attending going willattend attendeestatus invitationstatus anmeldestatus
    teilnahmestatus zusage voidstatus 票务状态 门票状态 票状态 門票狀態 票券狀態 退款狀態 ticketstatus 是否取消 是否退票
    是否退款 退款状态 refundstatus cancelled canceled 审核 状态 狀態 status state 订单状态 支付状态 付款状态 缴费状态
    是否支付 是否付款 是否缴费 付款狀態 訂單狀態 繳費狀態 是否繳費 orderstatus paymentstatus paid bezahlt`,
}

/** Two columns of a name, in the order in which the name is said in the language of the word. */
const PARTS = {
  first: 'firstname givenname forename 名 名字名',
  last: 'lastname surname familyname 姓 姓氏',
}

/** Long questions of surveys (“请填写您的手机号码，用于兑奖”), by what they ask for. */
const ASKED: [Field, RegExp][] = [
  ['code', /票[号號]|票[码碼]|[签簽報]到[码碼]|[报報]名[编編][号號]|ticket(code|number|no\b)/],
  ['name', /姓名|fullname|yourname/],
  ['phone', /手[机機]|[电電][话話]|phone|mobile/],
  ['email', /邮箱|邮件地址|信箱|電子郵件|email/],
  ['group', /桌[号號次]|[组組][别別]|分[组組]|小[组組]|部[门門]|tablenumber|department/],
  ['background', /行[业業]|[产產][业業]|industry|lineofbusiness/],
  ['background', /公司|[单單]位|company|organi[sz]ation|affiliat|employer/],
  ['background', /[职職][位务務称稱业業]|jobtitle|jobposition|occupation|profession/],
  ['checkedIn', /是否(已)?(签到|到场|報到|到場)|签到状态|签到时间|報到狀態|報到時間/],
]

/** Whether somebody will come, asked in whatever words. */
const ATTENDS =
  /(是否|能否|会否|可否|能不能|会不会)[^吃住带帶需]*(参加|参会|出席|到场|參加|到場|蒞臨)|(areyou|willyou(be)?)(attend|com|join|going)|canyou(attend|come|join|makeit)/

/** About somebody or something else than the person who came. */
const OTHER =
  /紧急|推荐|介绍|邀请|发票|抬头|税号|家长|配偶|同行|緊急|推薦|介紹|邀請|發票|抬頭|統編|統一編號|家長|emergency|referr|invite|invoice|billing|shipping|buyer|购票人|購票人|付款|sponsor|event|活动|活動/

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
    .replace(/^([请請](输入|填写|选择|提供|留下|輸入|填寫|選擇)?)?(您|你)?的?(?=.)/, '')
    .replace(/^(参会|报名|签到)(者|人|人员)?(?=姓名|手机|电话|邮箱|公司|单位)/, '')
    .replace(/^(參加|與會|報名|報到)(者|人|人員)?(?=姓名|手機|電話|信箱|電子|email|公司|單位)/, '')
    .replace(
      /^(attendee|guest|participant|user|contact|ticket|your)(?=first|last|full|email|phone|mobile|company)/,
      '',
    )
}

/** How surely a first or a last name is a name: less than any word above. */
export const PART = 1_000

/** The fields that a heading names, each with how surely (0 is surest); empty if none. A first or last name is a name. */
export function fieldsOf(heading: string): { field: Field; rank: number }[] {
  const word = plain(heading)
  if (word === '') return []
  const exact = known.get(word)
  if (exact) return exact
  if (parts.has(word)) return [{ field: 'name', rank: PART }]
  if (word.length > 60) return []
  if (ATTENDS.test(word)) return [{ field: 'status', rank: PART + 1 }]
  if (OTHER.test(word)) return []
  const asked = ASKED.findIndex(([, words]) => words.test(word))
  return asked < 0 ? [] : [{ field: ASKED[asked]![0], rank: PART + 2 + asked }]
}

export const fieldOf = (heading: string): Field | null => fieldsOf(heading)[0]?.field ?? null

/** Whether a heading names the first or the last part of a name. */
export const partOf = (heading: string): 'first' | 'last' | null => parts.get(plain(heading)) ?? null

/** Whether a heading says that it is about who comes, as beside a column of who ordered. */
export const ofAttendee = (heading: string): boolean =>
  /^\s*(attendee|guest|participant|ticket|参会|参加|參加|與會)/i.test(heading)

/** Whether a heading names the number of an order, which may hold several tickets. */
export const ofOrder = (heading: string): boolean => /订单|訂單|^order/.test(plain(heading))

/** The headings of a ticket's or a person's own number come before this one; those behind are numbers of an answer or a record. */
const NUMBERED = WORDS.code.split(/\s+/).indexOf('publicid')

/** Whether a heading names a ticket's own code, or a number that an employer or a school gave to somebody. */
export const ofTicket = (heading: string): boolean =>
  fieldsOf(heading).some(({ field, rank }) => field === 'code' && rank < NUMBERED)

const OF_BUSINESS = /背景|行[业業]|[产產][业業]|类型|性质|background|industry|sector|business|branche|type$/
const OF_POST = /[职職][位务務称稱业業]|岗位|job|position|occupation|profession|beruf/

/** How wide a background a heading names, the widest first: a line of business, a company, somebody's post there. */
export function widthOf(heading: string): 0 | 1 | 2 {
  const word = plain(heading)
  return OF_BUSINESS.test(word) ? 0 : OF_POST.test(word) ? 2 : 1
}

/** How surely a heading is of a registration's status: not so where it may be the state of anything. */
const VAGUE = WORDS.status.split(/\s+/).indexOf('审核')
export const ofStatus = (heading: string): boolean =>
  fieldsOf(heading).some(({ field, rank }) => field === 'status' && (rank < VAGUE || rank > PART))

/** Whether a heading is of people's names, whole or in part. */
export const namesPeople = (heading: string): boolean =>
  fieldsOf(heading).some(({ field }) => field === 'name')

/** The headings of one kind of list, by which a header row and a sheet are found. */
export interface HeadingWords {
  /** Whether a cell is a heading of such a list. */
  known(cell: string): boolean
  /** Whether it is the one that no such list is without. */
  needed(cell: string): boolean
}
export const PEOPLE: HeadingWords = { known: (cell) => fieldOf(cell) !== null, needed: namesPeople }
