import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { characters } from '../../client/picture/type/characters.ts'
import { gridOf } from '../../client/picture/draw/grid.ts'
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

describe('a grid of names', () => {
  const room = { width: 160, height: 68, max: 20, line: 5.6, gap: { x: 5, y: 2.4 } }

  it('has room for every name within its own', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 20 }), (names) => {
        const { columns, rows, cell, sizes } = gridOf(names, room, measure)
        expect(columns * rows).toBeGreaterThanOrEqual(names.length)
        expect(columns * cell.width + (columns - 1) * room.gap.x).toBeLessThanOrEqual(room.width + 1e-6)
        expect(rows * cell.height + (rows - 1) * room.gap.y).toBeLessThanOrEqual(room.height + 1e-6)
        expect(sizes).toHaveLength(names.length)
        for (const size of sizes) expect(size).toBeGreaterThan(0)
      }),
      { numRuns: 40 },
    )
  })

  it('lets twenty usual names stand at 6 % of the height or more', () => {
    const names = Array.from({ length: 20 }, (_, i) => ['王小明', '欧阳喆翀', '李娜', 'Ada Leo'][i % 4]!)
    for (const size of gridOf(names, room, measure).sizes) expect(size).toBeGreaterThanOrEqual(6)
  })

  it('sets no usual name of Chinese upright, a character below the other', () => {
    for (let count = 1; count <= 20; count++) {
      const names = Array.from({ length: count }, (_, i) => ['王小明', '欧阳喆翀', '李娜'][i % 3]!)
      const { cell, sizes } = gridOf(names, room, measure)
      names.forEach((one, i) => {
        const box = { width: cell.width, height: cell.height - room.line, max: sizes[i]! }
        expect(fit(one, box, measure).lines).toEqual([one])
      })
    }
  })

  it('keeps usual names on one line or two, on a picture of any shape', () => {
    const names = ['Yuki Tanaka', 'Mia Chen', 'Paul Meyer', 'Lucas Martin', 'Xavier Ng', 'Ada Okafor']
    for (const width of [120, 144, 160]) {
      for (let count = 2; count <= names.length; count++) {
        const { cell, sizes } = gridOf(names.slice(0, count), { ...room, width }, measure)
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(8)
        expect(new Set(sizes).size).toBe(1)
        sizes.forEach((size, i) => {
          const box = { width: cell.width, height: cell.height - room.line, max: size }
          expect(fit(names[i]!, box, measure).lines.length).toBeLessThanOrEqual(2)
        })
      }
    }
  })

  it('gives a long name no more than two lines where another grid has room for it', () => {
    const names = ['Đặng Thị Hồng Nhung', 'Yuki Tanaka', 'Mia Chen', 'Paul Meyer', 'Lucas Martin']
    const { cell, sizes } = gridOf(names, { ...room, width: 120 }, measure)
    const box = { width: cell.width, height: cell.height - room.line, max: sizes[0]! }
    expect(fit(names[0]!, box, measure).lines.length).toBeLessThanOrEqual(2)
  })

  it('lets one very long name not make the others small', () => {
    const { sizes } = gridOf(['王小明', '李娜', '张伟', 'x'.repeat(200)], room, measure)
    expect(sizes[0]).toBe(sizes[1])
    expect(sizes[0]).toBeGreaterThan(9)
  })
})
