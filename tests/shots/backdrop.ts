const WINDOWS = Array.from({ length: 160 }, (_, i) => {
  const [x, y] = [(i * 197) % 1600, 430 + ((i * 83) % 300)]
  return `<rect x="${x}" y="${y}" width="9" height="14" fill="#ffe9a8" opacity="${0.3 + (i % 5) / 7}"/>`
})
const TOWERS = Array.from({ length: 20 }, (_, i) => {
  const height = 180 + ((i * 137) % 300)
  return `<rect x="${i * 82 - 10}" y="${760 - height}" width="74" height="${height + 140}" fill="#27305c"/>`
})

/** A drawn background picture, bright at the top and busy at the foot, as hosts upload them: a city at dusk. */
export const backdrop = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900">
    <defs><linearGradient id="sky" x2="0" y2="1">
      <stop offset="0" stop-color="#3b6fd6"/><stop offset=".5" stop-color="#f7b267"/><stop offset=".8" stop-color="#fff3c4"/>
    </linearGradient></defs>
    <rect width="1600" height="900" fill="url(#sky)"/><circle cx="1180" cy="360" r="110" fill="#fff8dc"/>
    ${TOWERS.join('')}${WINDOWS.join('')}
  </svg>`,
)}`
