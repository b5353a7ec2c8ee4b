import type { Theme } from './theme.ts'

/** A dark hall and one warm lamp. */
export const night: Theme = {
  name: 'night',
  palette: {
    ink: '#07070a',
    paper: '#f4efe6',
    soft: '#b9b4ab',
    light: '#ffc46b',
    hot: '#fff6e3',
    cool: '#9cc3f5',
  },
}
