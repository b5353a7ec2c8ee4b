import type { Theme } from './theme.ts'

/** A bright room: grey ivory, dark letters, white light where the winner is. For halls that cannot be darkened. */
export const day: Theme = {
  name: 'day',
  palette: {
    ink: '#e8e2d6',
    paper: '#17130d',
    soft: '#2f2a21',
    light: '#4a2200',
    hot: '#0d0a06',
    cool: '#143a6b',
  },
}
