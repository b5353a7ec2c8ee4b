import type { Theme } from './theme.ts'

/** Deep water with light from above, for technology and launches. */
export const ocean: Theme = {
  name: 'ocean',
  palette: {
    ink: '#02141f',
    paper: '#e9f3f5',
    soft: '#a9bec6',
    light: '#67e3d2',
    hot: '#effffb',
    cool: '#93bdff',
  },
}
