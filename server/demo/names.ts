import type { Random } from './random.ts'

const LATIN = 'Ada Leo Mia Noah Iris Owen Zoe Felix Luna Hugo Nora Evan Cleo Miles Ivy Jonas'.split(' ')
const LATIN_FAMILY = 'Chen Lin Wong Tan Lau Okafor Silva Novak Haddad Larsen Moreau Kapoor Ito Park'.split(
  ' ',
)

const FAMILY_SAID =
  'Wang Li Zhang Liu Chen Yang Huang Zhao Zhou Wu Xu Sun Zhu Hu Guo He Gao Lin Luo Zheng Liang Xie Song Tang Feng Deng Cao Peng Zeng Xiao'.split(
    ' ',
  )
const GIVEN_SAID =
  'an bo chen da fei hao hui jia jie jun kai lan lei ling mei min ning ping qi qing rui shan tao wei wen xin xuan yan yi ying yu yuan zhe zi'.split(
    ' ',
  )

/** What Chinese names are made of: characters of family and given names, the rare ones among these, family names of two. */
interface Han {
  family: string
  double: string[]
  given: string
  rare: string
}

/** An invented name of common characters, now and then with a rare one; one in twenty is Latin. */
export function hanName(random: Random, han: Han): string {
  if (random.chance(0.05)) return foreignName(random)
  const family = random.chance(0.015) ? random.pick(han.double) : random.pick(han.family)
  const given = () => (random.chance(0.02) ? random.pick(han.rare) : random.pick(han.given))
  return family + given() + (random.chance(0.72) ? given() : '')
}

/** An invented Chinese name in Latin letters, now and then one from elsewhere. */
export function latinName(random: Random): string {
  if (random.chance(0.12)) return foreignName(random)
  const given = random.pick(GIVEN_SAID) + random.pick(GIVEN_SAID)
  return `${given[0]!.toUpperCase()}${given.slice(1)} ${random.pick(FAMILY_SAID)}`
}

const foreignName = (random: Random) => `${random.pick(LATIN)} ${random.pick(LATIN_FAMILY)}`
