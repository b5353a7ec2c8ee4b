import { channels, type Colour, type Palette } from '../../shared/show/themes/theme.ts'

/** A colour between two; `share` 0 gives the first. */
function mixed(from: Colour, to: Colour, share: number): string {
  const [a, b] = [channels(from), channels(to)]
  return `rgb(${a.map((part, i) => Math.round(part + (b[i]! - part) * share)).join(' ')})`
}

/** The CSS custom properties for a palette: its colours, and the colours of glow and background tint. */
export function propertiesOf(palette: Palette): Record<string, string> {
  const colours = Object.entries(palette).map(([name, colour]) => [`--stage-${name}`, colour])
  return {
    ...Object.fromEntries(colours),
    '--glow': channels(palette.light).join(' '),
    '--haze': channels(palette.cool).join(' '),
    '--shade': channels(palette.ink).join(' '),
    '--plate-warm': mixed(palette.ink, palette.light, 0.16),
    '--plate-cool': mixed(palette.ink, palette.cool, 0.16),
    '--lit-top': palette.hot,
    '--lit-middle': mixed(palette.hot, palette.light, 0.2),
    '--lit-foot': mixed(palette.hot, palette.light, 0.45),
  }
}
