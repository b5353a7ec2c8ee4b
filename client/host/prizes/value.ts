/** Yuan: the most that one prize of a promotion may be worth in China (奖励性促销 2020, §17). */
export const CAP = 50_000
