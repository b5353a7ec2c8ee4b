/** Made-up stills of a camera, to lay the overlay over: a lit hall and a dark stage, both with grain and busy edges. */
export const VIDEOS = ['bright', 'dark'] as const
export type Video = (typeof VIDEOS)[number]

const COLOURS = {
  bright: { far: '#fdf6e6', near: '#c9d6dc', floor: '#a88a63', head: '#4b4038', spot: '#ffffff' },
  dark: { far: '#141a2c', near: '#05060b', floor: '#2a1610', head: '#0b0c12', spot: '#ffb45e' },
}

/** The address of a still. */
export function videoOf(video: Video): string {
  const { far, near, floor, head, spot } = COLOURS[video]
  const heads = Array.from({ length: 15 }, (_, i) => {
    const [x, y] = [i * 138 - 20, 900 + ((i * 53) % 90)]
    return `<ellipse cx="${x}" cy="${y}" rx="58" ry="72"/><path d="M${x - 120} 1100q0-150 120-150t120 150z"/>`
  })
  const panes = Array.from(
    { length: 9 },
    (_, i) => `<rect x="${60 + i * 206}" y="70" width="160" height="380"/>`,
  )
  const grain = '<filter id="g"><feTurbulence baseFrequency=".7" numOctaves="2" seed="4"/></filter>'
  const fills =
    `<linearGradient id="w" x2="0" y2="1"><stop stop-color="${far}"/><stop offset="1" stop-color="${near}"/></linearGradient>` +
    `<radialGradient id="s"><stop stop-color="${spot}"/><stop offset="1" stop-color="${spot}" stop-opacity="0"/></radialGradient>`
  return `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="1920" height="1080" viewBox="0 0 1920 1080"><defs>${grain}${fills}</defs>
    <rect width="1920" height="1080" fill="url(#w)"/><g fill="url(#s)" opacity=".55">${panes.join('')}</g>
    <rect y="640" width="1920" height="440" fill="${floor}"/>
    <ellipse cx="1180" cy="560" rx="560" ry="420" fill="url(#s)" opacity=".7"/>
    <g fill="${head}"><ellipse cx="1180" cy="360" rx="78" ry="98"/><path d="M990 900q0-420 190-420t190 420z"/></g>
    <g fill="${head}" opacity=".94">${heads.join('')}</g>
    <rect width="1920" height="1080" filter="url(#g)" opacity=".13"/></svg>`,
  )}`
}
