import type { Language } from '../../shared/show/state.ts'
import type { Random } from './random.ts'

const FAMILY = [
  ...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万',
]
const DOUBLE = ['欧阳', '上官', '司徒', '诸葛']
const GIVEN = [
  ...'伟芳娜敏静丽强磊洋勇艳杰娟涛明超霞平刚文辉玲宁浩宇欣怡梓涵子轩雨桐佳琪思源天佑晨曦睿哲一诺嘉懿沐辰若溪亦凡景行知远书瑶语嫣清扬乐天星河安然立言墨白南风秋实逸飞皓月如意',
]
const RARE = [...'喆堃翀珺祎彧晗曌']
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

/** An invented name of common syllables: mostly Chinese, some Latin, now and then a rare character; for readers of English in Latin letters. */
export function inventedName(random: Random, language: Language): string {
  if (random.chance(language === 'en' ? 0.12 : 0.05))
    return `${random.pick(LATIN)} ${random.pick(LATIN_FAMILY)}`
  if (language === 'en') {
    const given = random.pick(GIVEN_SAID) + random.pick(GIVEN_SAID)
    return `${given[0]!.toUpperCase()}${given.slice(1)} ${random.pick(FAMILY_SAID)}`
  }
  const family = random.chance(0.015) ? random.pick(DOUBLE) : random.pick(FAMILY)
  const given = () => (random.chance(0.02) ? random.pick(RARE) : random.pick(GIVEN))
  return family + given() + (random.chance(0.72) ? given() : '')
}
