import { paletteOf } from '../../shared/show/themes/index.ts'
import { channels, type Look } from '../../shared/show/themes/theme.ts'

/** The CSS custom properties for a look: the palette, and the colours of glow and background tint. */
export function propertiesOf(look: Look): Record<string, string> {
  const palette = paletteOf(look)
  const colours = Object.entries(palette).map(([name, colour]) => [`--stage-${name}`, colour])
  return {
    ...Object.fromEntries(colours),
    '--glow': channels(palette.light).join(' '),
    '--haze': channels(palette.cool).join(' '),
    '--shade': channels(palette.ink).join(' '),
  }
}
