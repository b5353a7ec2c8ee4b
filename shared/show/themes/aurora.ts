import type { Theme } from './theme.ts'

/** A violet sky with rose light, for galas and fashion. */
export const aurora: Theme = {
  name: 'aurora',
  palette: {
    ink: '#120822',
    paper: '#f3edfa',
    soft: '#bfb2cf',
    light: '#ffabd0',
    hot: '#fff2fa',
    cool: '#98d8e8',
  },
}
