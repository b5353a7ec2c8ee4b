/** Maximum value of one prize of a promotion in China, in yuan (奖励性促销 2020, §17). */
export const PRIZE_CAP_YUAN = 50_000
