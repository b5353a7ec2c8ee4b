import { clean } from './text.ts'

/** Family names of two characters. */
const COMPOUND = new Set(
  `欧阳 歐陽 太史 端木 上官 司马 司馬 东方 東方 独孤 獨孤 南宫 南宮 万俟 闻人 聞人 夏侯 诸葛 諸葛 尉迟 尉遲 公羊 赫连 赫連 澹台 皇甫 宗政 濮阳 濮陽 公冶 太叔 申屠 公孙 公孫 慕容 仲孙 仲孫 钟离 鍾離 长孙
  長孫 宇文 司徒 鲜于 鮮于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 軒轅 令狐 段干 百里 呼延 东郭 東郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘
  公伯 西门 西門 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师 吴铭 纳兰 納蘭 叶赫 完颜 耶律`.split(
    /\s+/,
  ),
)

/** A name as it is said: a short Chinese one that was padded to the width of others without its spaces. */
export function personName(text: string): string {
  const name = clean(text)
  const parts = name.split(' ')
  if (parts.length < 2 || parts.length > 4 || !parts.every((part) => /^\p{Script=Han}+$/u.test(part)))
    return name
  const [family] = parts as [string]
  const padded = [...parts.join('')].length <= 4 && ([...family].length === 1 || COMPOUND.has(family))
  return padded ? parts.join('') : name
}
