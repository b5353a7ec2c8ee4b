import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { characters } from '../../client/picture/type/characters.ts'
import { fit, type Measure } from '../../client/picture/type/fit.ts'

const measure: Measure = (text) =>
  characters(text).reduce((sum, one) => sum + (one > '\u2E7F' ? 1 : one === ' ' ? 0.3 : 0.55), 0)

const name = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
  fc.constantFrom('王小明', '欧阳喆翀', 'Alexandria Montgomery-Fitzgerald', 'x'.repeat(200), '𠮷'.repeat(60)),
)
const box = fc.record({
  width: fc.integer({ min: 10, max: 160 }),
  height: fc.integer({ min: 5, max: 60 }),
  max: fc.integer({ min: 4, max: 40 }),
})
const linesOf = (text: string, width: number) => fit(text, { width, height: 60, max: 20 }, measure).lines
const letters = (text: string) => text.replace(/\s/gu, '')

describe('a fitted text', () => {
  it('loses nothing, whatever the text', () => {
    fc.assert(
      fc.property(name, box, (text, room) => {
        expect(letters(fit(text, room, measure).lines.join(''))).toBe(letters(text))
      }),
    )
  })

  it('stands inside its box and no larger than asked', () => {
    fc.assert(
      fc.property(name, box, (text, room) => {
        const { lines, size } = fit(text, room, measure)
        expect(size).toBeLessThanOrEqual(room.max + 1e-6)
        expect(lines.length * size * 1.15).toBeLessThanOrEqual(room.height + 1e-3)
        for (const line of lines) expect(measure(line) * size).toBeLessThanOrEqual(room.width + 1e-3)
      }),
    )
  })

  it('gives a Chinese name of three the whole size on one line', () => {
    expect(fit('韦涛天', { width: 160, height: 54, max: 30 }, measure)).toEqual({
      lines: ['韦涛天'],
      size: 30,
    })
  })

  it('breaks a long Latin name at its space and keeps it large', () => {
    const { lines, size } = fit(
      'Alexandria Montgomery-Fitzgerald',
      { width: 160, height: 54, max: 24 },
      measure,
    )
    expect(lines).toEqual(['Alexandria', 'Montgomery-Fitzgerald'])
    expect(size).toBeGreaterThan(12)
  })

  it('breaks no word that stays legible whole', () => {
    const word = fc.integer({ min: 1, max: 14 }).map((length) => 'm'.repeat(length))
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), box, (words, room) => {
        const widest = Math.max(...words.map(measure))
        fc.pre(widest * room.max * 0.4 <= room.width)
        const { lines } = fit(words.join(' '), room, measure)
        expect(lines.flatMap((line) => line.split(' '))).toEqual(words)
      }),
    )
  })
})

describe('a fitted Chinese text', () => {
  it('keeps a number with what it counts, joined by a no-break space', () => {
    const counted = fc
      .tuple(fc.constantFrom('未到场、放弃等', '已离场', 'left early'), fc.integer({ min: 1, max: 99_999 }))
      .map(([label, count]) => `${label}\u00A0${count}`)
    fc.assert(
      fc.property(
        fc.array(counted, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 64, max: 160 }),
        (all, width) => {
          for (const line of linesOf(all.join('\u3000'), width)) expect(line).not.toMatch(/^\d/u)
        },
      ),
    )
  })

  it('keeps a name on one line, however narrow its place', () => {
    const wide = fc.constantFrom(...'王欧阳喆翀娜韦涛天𠮷䶮')
    fc.assert(
      fc.property(
        fc.array(wide, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 32, max: 90 }),
        (all, width) => {
          expect(linesOf(all.join(''), width)).toEqual([all.join('')])
        },
      ),
    )
  })

  it('breaks between words, and never before a mark that closes', () => {
    expect(linesOf('欢迎来到深圳 AI 之夜', 90)).toEqual(['欢迎来到', '深圳 AI 之夜'])
    const closing = fc.constantFrom(...'，。！？；：、）》」')
    fc.assert(
      fc.property(
        fc.array(closing, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 20, max: 90 }),
        (marks, width) => {
          const text = marks.map((mark) => `请移步二楼享用茶歇${mark}`).join('')
          for (const line of linesOf(text, width)) expect(line).not.toMatch(/^[，。！？；：、）》」]/u)
        },
      ),
    )
  })
})
