import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import sharp, { type FormatEnum, type Sharp } from 'sharp'
import { expect, test } from 'vitest'
import { LARGEST_PICTURE, rewritePicture } from '../../server/house/pictureFile.ts'
import type { StoredFile } from '../../server/journals/journal.ts'
import { isRefusal } from '../../shared/show/rule.ts'

const FORMATS = ['png', 'jpeg', 'webp'] as const

/** A picture with something to see in it, 30 by 20, and whatever `more` adds. */
function drawn(format: keyof FormatEnum, more: (image: Sharp) => Sharp = (image) => image) {
  const pixels = Buffer.from(Array.from({ length: 30 * 20 * 3 }, (_, i) => (i * 73) % 256))
  return more(sharp(pixels, { raw: { width: 30, height: 20, channels: 3 } }))
    .toFormat(format)
    .toBuffer()
}

/** A PNG that claims to be of another size; the checksum of its header holds. */
function claiming(png: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(png)
  copy.writeUInt32BE(width, 16)
  copy.writeUInt32BE(height, 20)
  copy.writeUInt32BE(crc32(copy.subarray(12, 29)), 29)
  return copy
}

async function kept(bytes: Uint8Array): Promise<StoredFile> {
  const picture = await rewritePicture(bytes)
  if (isRefusal(picture)) throw new Error(picture.refused)
  return picture
}

const refusedWith = async (bytes: Uint8Array) => {
  const said = await rewritePicture(bytes)
  return isRefusal(said) ? said.refused : null
}

test.each(FORMATS)('a %s is written anew in its own format, the same each time', async (format) => {
  const file = await drawn(format)
  const [one, two] = [await kept(file), await kept(file)]
  expect(one.type).toBe(`image/${format}`)
  expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true)
  expect(await sharp(one.bytes).metadata()).toMatchObject({ format, width: 30, height: 20 })
})

test.each(FORMATS)('a %s loses its metadata and is turned upright', async (format) => {
  const file = await drawn(format, (image) =>
    image.withMetadata({ orientation: 6 }).withExifMerge({ IFD0: { Artist: 'Somebody' } }),
  )
  expect(file.includes('Somebody')).toBe(true)
  const { bytes } = await kept(file)
  const { width, height, exif, icc, orientation } = await sharp(bytes).metadata()
  expect({ width, height, exif, icc, orientation }).toEqual({ width: 20, height: 30 })
  expect(Buffer.from(bytes).includes('Somebody')).toBe(false)
})

test('a picture that is larger than a stage is made as large as one', async () => {
  const file = await sharp({ create: { width: 5000, height: 100, channels: 3, background: '#248' } })
    .jpeg()
    .toBuffer()
  expect(await sharp((await kept(file)).bytes).metadata()).toMatchObject({ width: 3840, height: 77 })
})

test('a picture that claims more than 40 megapixels is refused by its header', async () => {
  const png = await drawn('png')
  for (const [width, height] of [
    [60_000, 60_000],
    [40_001, 1000],
    [1, 2 ** 31 - 1],
  ] as const)
    expect(await refusedWith(claiming(png, width, height))).toMatch(/^picture-(too-large|broken)$/)
  expect(await refusedWith(claiming(png, 60_000, 60_000))).toBe('picture-too-large')
})

test('what only begins like a picture, or ends too soon, is refused', async () => {
  const files = await Promise.all(FORMATS.map((format) => drawn(format)))
  const text = Buffer.from('this is only text'.repeat(40))
  for (const file of files)
    expect(await refusedWith(Buffer.concat([file.subarray(0, 16), text]))).toBe('picture-broken')
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      async (file, part) => {
        expect(await refusedWith(file.subarray(0, Math.floor(file.length * part)))).toMatch(/^picture-/)
      },
    ),
    { numRuns: 60 },
  )
})

test('what is no picture, or too large a file, is refused before it is decoded', async () => {
  for (const text of ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a', ''])
    expect(await refusedWith(Buffer.from(text))).toBe('picture-unknown')
  const large = Buffer.concat([await drawn('png'), Buffer.alloc(LARGEST_PICTURE)])
  expect(await refusedWith(large)).toBe('file-too-large')
})

test('without a decoder uploads are refused, and nothing else fails', async () => {
  expect(await rewritePicture(await drawn('png'), async () => null)).toMatchObject({
    refused: 'pictures-unavailable',
  })
})
