import { pinyin } from 'pinyin-pro'

const HAN = /\p{Script=Han}/u
/** The parts of a name that are read: each Chinese character, and each run of other letters and digits. */
const PARTS = /\p{Script=Han}|[^\p{Script=Han}\s·.,，、()（）]+/gu
const PLAIN = { toneType: 'none', type: 'array' } as const

const characters = new Map<string, readonly string[]>()
const surnames = new Map<string, readonly string[]>()

/** All readings of a character, the usual one first. */
const readingsOf = (character: string): readonly string[] =>
  remembered(characters, character, () => pinyin(character, { ...PLAIN, multiple: true }))

/** How the first two characters of a name are read where they are a surname, or begin with one. */
const readingOfHead = (two: string): readonly string[] =>
  remembered(surnames, two, () => pinyin(two, { ...PLAIN, surname: 'head' }))

function remembered(
  known: Map<string, readonly string[]>,
  text: string,
  read: () => string[],
): readonly string[] {
  let readings = known.get(text)
  if (!readings) known.set(text, (readings = read()))
  return readings
}

/**
 * How a Chinese name is read, without tones: `shan/dan/chan xiao ming`. A syllable with several readings has them all, the one
 * of a surname first. '' for a name without Chinese characters.
 */
export function readName(name: string): string {
  if (!HAN.test(name)) return ''
  const parts = name.normalize('NFKC').match(PARTS) ?? []
  const head = HAN.test(parts[0] ?? '')
    ? readingOfHead(
        parts
          .slice(0, 2)
          .filter((part) => HAN.test(part))
          .join(''),
      )
    : []
  return parts
    .map((part, i) => {
      if (!HAN.test(part)) return part.toLowerCase()
      const usual = head[i]
      return [...new Set([...(usual ? [usual] : []), ...readingsOf(part)])].join('/')
    })
    .join(' ')
}
