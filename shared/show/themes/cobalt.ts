import { day } from './day.ts'
import type { Theme } from './theme.ts'

/** The bright room of `day`, flooded with cobalt for winners: their names are white, and still the brightest there is. */
export const cobalt: Theme = {
  name: 'cobalt',
  palette: day.palette,
  flood: {
    ink: '#1427a8',
    paper: '#f4f5ff',
    soft: '#e2e6ff',
    light: '#ffe3a3',
    hot: '#ffffff',
    cool: '#ccd6ff',
  },
}
