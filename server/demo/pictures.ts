/** Files of 800 by 600 in WebP; in the build each is a chunk of its own, read when the demo event is made. */
const files = import.meta.glob<string>('./pictures/*.webp', { query: '?inline', import: 'default' })

export const PICTURES = [
  'laptop',
  'headphones',
  'medal',
  'chip',
  'card',
  'speaker',
  'tea',
  'ridge',
  'wave',
  'cape',
  'reeds',
  'sketch-bars',
  'sketch-line',
  'sketch-phone',
  'sketch-pie',
] as const
export type PictureName = (typeof PICTURES)[number]

/** The bytes of a picture of the demo event. */
export async function picture(name: PictureName): Promise<Buffer> {
  const address = await files[`./pictures/${name}.webp`]!()
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')
}
