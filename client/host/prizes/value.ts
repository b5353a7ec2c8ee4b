/** Yuan: the most that one prize of a promotion may be worth in China (奖励性促销 2020, §17). */
export const PRIZE_CAP_YUAN = 50_000
