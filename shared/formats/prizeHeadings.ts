import { type HeadingWords, plain } from './headings.ts'

/** What a column of a list of prizes can hold. */
export const PRIZE_FIELDS = ['name', 'sponsor', 'quantity', 'value', 'per_draw', 'need', 'note'] as const
export type PrizeField = (typeof PRIZE_FIELDS)[number]
/** Which column each field is in, counted from 0. */
export type PrizeMapping = { [field in PrizeField]?: number }

/** What people call these columns, spelt as `plain` spells them. */
const WORDS: Record<PrizeField, string> = {
  name: `prize prizename item gift reward name 奖品 奖品名称 奖品名 奖项 奖项名称 礼品 礼品名称 名称 品名 獎品 獎品名稱 獎項
    獎項名稱 禮品 禮品名稱 名稱`,
  sponsor: `sponsor sponsorname sponsoredby donor donatedby brand company 赞助商 赞助商名称 赞助方 赞助单位 赞助 提供方 品牌 公司
    贊助商 贊助商名稱 贊助方 贊助單位 贊助 提供單位`,
  quantity: `quantity qty howmany count units number stock 数量 份数 个数 件数 名额 數量 份數 個數 件數 名額`,
  value: `value valueofone unitvalue price unitprice worth 单价 价值 价格 市场价 單價 價值 價格 市價`,
  per_draw: `perdraw winnerseachtime winnersperdraw perround atonce 每次抽几位 每次抽取 每次人数 每轮 每轮抽取 每轮人数 每轮数量 每次抽幾位 每次抽出 每次人數 每輪 每輪抽出
    每輪人數`,
  need: `need chancecomesfrom chance 随机来自 随机来源 亂數來自 亂數來源`,
  note: `note notes remark remarks comment description 备注 说明 描述 備註 說明`,
}

const known = new Map(
  PRIZE_FIELDS.flatMap((field) => WORDS[field].split(/\s+/).map((word) => [word, field] as const)),
)

/** The field that a heading of a list of prizes names; undefined if none. */
export const prizeFieldOf = (heading: string): PrizeField | undefined => known.get(plain(heading))

/** The headings of a list of prizes. */
export const PRIZES: HeadingWords = {
  known: (cell) => prizeFieldOf(cell) !== undefined,
  needed: (cell) => prizeFieldOf(cell) === 'name',
}

const NEEDS = {
  room: 'room audiencewords words yes 现场喊词 喊词 现场 現場喊詞 喊詞 現場',
  none: 'none button no 按键停止 按键 无 否 按鍵停止 按鍵 無',
} as const
export type Need = keyof typeof NEEDS

const needs = new Map(
  Object.entries(NEEDS).flatMap(([need, words]) => words.split(' ').map((word) => [word, need as Need])),
)

/** What a cell says that the chance comes from; undefined if it is not known. */
export const needOf = (cell: string): Need | undefined => needs.get(plain(cell))
