import type { Prize, Settings } from '../../../shared/show/state.ts'
import { currencyOf } from '../../../shared/show/currency.ts'

/** Maximum value of one prize of a promotion in China, in yuan (奖励性促销 2020, §17). */
export const PRIZE_CAP_YUAN = 50_000

/** Whether a prize is worth more than that. */
export const isOverCap = ({ value }: Pick<Prize, 'value'>, settings: Settings): boolean =>
  currencyOf(settings) === 'CNY' && value > PRIZE_CAP_YUAN
