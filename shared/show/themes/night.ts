import type { Theme } from './theme.ts'

/** A dark theatre and one warm lamp. */
export const night: Theme = {
  name: 'night',
  palette: {
    ink: '#05070c',
    paper: '#fbf6ea',
    soft: '#c9cdd6',
    light: '#ffc873',
    hot: '#fffaf0',
    cool: '#a9c8f5',
  },
}
