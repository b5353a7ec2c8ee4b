import { expect, test } from 'vitest'
import { inventedName } from '../../server/demo/people.ts'
import { Random } from '../../server/demo/random.ts'
import { decode } from '../../shared/formats/encoding.ts'
import type { Language } from '../../shared/show/languages.ts'
import { big5, gb18030 } from '../support/encode.ts'

const RARE = /[喆堃翀珺祎禕彧晗曌]/u

/** A list of so many invented people, a few in it named as people elsewhere. */
function list(random: Random, language: Language, count: number): string {
  const names: string[] = []
  while (names.length < count) {
    const name = inventedName(random, language)
    if (!RARE.test(name)) names.push(name)
  }
  return ['Id,Email', ...names.map((name, i) => `${i},${name},guest${i}@example.com`)].join('\r\n')
}

test.each<[Language, string, (text: string) => Uint8Array]>([
  ['zh-CN', 'gb18030', gb18030],
  ['zh-TW', 'big5', big5],
])('lists of names in %s are told to be %s, however short', (language, encoding, encode) => {
  const random = new Random(5)
  for (let count = 3; count < 200; count++) {
    const text = list(random, language, count)
    expect(decode(encode(text))).toEqual({ text, encoding })
  }
})
