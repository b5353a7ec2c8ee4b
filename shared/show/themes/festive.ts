import type { Theme } from './theme.ts'

/** Red and gold, for the annual party before the Spring Festival. */
export const festive: Theme = {
  name: 'festive',
  palette: {
    ink: '#3b0408',
    paper: '#fff1d8',
    soft: '#e6c9a2',
    light: '#ffd25e',
    hot: '#fff7d6',
    cool: '#ffc2ad',
  },
}
