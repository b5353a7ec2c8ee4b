import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLook, writeLook } from '../../client/host/look/lookFile.ts'

const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 })
const bytesOf = async (picture: Blob | undefined) =>
  picture ? [...new Uint8Array(await picture.arrayBuffer())] : null

test('a look comes back from its file as it was, with its pictures', async () => {
  await fc.assert(
    fc.asyncProperty(bytes, fc.option(bytes), fc.string(), async (logo, background, theme) => {
      const colours = { theme, ink: '#101010', light: '' }
      const pictures = {
        logo: new Blob([new Uint8Array(logo)]),
        ...(background && { background: new Blob([new Uint8Array(background)]) }),
      }
      const read = readLook(await writeLook({ colours, pictures }))
      expect(read?.colours).toEqual(colours)
      expect(await bytesOf(read?.pictures.logo)).toEqual([...logo])
      expect(await bytesOf(read?.pictures.background)).toEqual(background && [...background])
    }),
  )
})

test('what is no look is told apart, and never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(readLook(text)).toBeNull()
    }),
  )
  expect(readLook('{"format":"drumroll/look","pictures":7,"ink":[]}')).toEqual({
    colours: { theme: 'night', ink: '', light: '' },
    pictures: {},
  })
})
