import { aurora } from './aurora.ts'
import { cobalt } from './cobalt.ts'
import { day } from './day.ts'
import { festive } from './festive.ts'
import { night } from './night.ts'
import { ocean } from './ocean.ts'
import type { Look, Palette, Theme } from './theme.ts'

/** Every theme, by the name that an event gives. The first stands in for one that this version does not know. */
export const themes: readonly Theme[] = [night, day, cobalt, festive, ocean, aurora]

/** How an event looks before anybody has chosen. */
export const PLAIN_LOOK: Look = { theme: night.name, ink: '', light: '', background: '', logo: '' }

/**
 * The colours of a look: its theme's, changed as the host wants; a theme's flood stays as it is.
 * @param revealed whether winners' names stand
 */
export function paletteOf(
  { theme, ink, light }: Pick<Look, 'theme' | 'ink' | 'light'>,
  revealed = false,
): Palette {
  const { palette, flood } = themes.find(({ name }) => name === theme) ?? themes[0]!
  if (revealed && flood) return flood
  return { ...palette, ...(ink && { ink }), ...(light && { light }) }
}
