import { commandFile } from './engine.ts'
import { Program } from './program.ts'
import { SIZE } from './webdriver.ts'

/** The Debian package of `startDisplay` where it is missing, else null. */
export const missingDisplay = (): string | null => (commandFile('Xvfb') ? null : 'xvfb')

/** Starts an X display that exists in memory alone; `settings` are what a program needs to draw on it. */
export async function startDisplay() {
  const { width, height } = SIZE
  const screen = `-displayfd 1 -screen 0 ${width}x${height}x24 -nolisten tcp`
  const program = Program.start(commandFile('Xvfb')!, () => screen.split(' '))
  const display = await program.writes(/^(\d+)\n/m)
  const settings = { DISPLAY: `:${display}`, GDK_BACKEND: 'x11', WAYLAND_DISPLAY: '' }
  return { settings, end: () => program.end() }
}
