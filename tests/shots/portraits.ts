/** Made-up pictures of people, by the digests that a cue names them by. */
export const photograph = 'f0'.repeat(32)
export const cutOut = 'c0'.repeat(32)

const figure = (ground: string) =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="800" viewBox="0 0 600 800">
    <defs><linearGradient id="a"><stop stop-color="#5b4636"/><stop offset="1" stop-color="#f1c48f"/></linearGradient>
    <linearGradient id="b"><stop stop-color="#1a2334"/><stop offset="1" stop-color="#4a5872"/></linearGradient></defs>
    ${ground}<path d="M40 800q10-260 260-260t260 260z" fill="url(#b)"/>
    <rect x="255" y="400" width="90" height="170" fill="url(#a)"/><ellipse cx="300" cy="300" rx="125" ry="165" fill="url(#a)"/>
    <path d="M165 300q-10-190 135-190t135 190q-40-90-135-90t-135 90z" fill="#20130c"/></svg>`,
  )}`

/** Their addresses. */
export const portraits: Record<string, string> = {
  [photograph]: figure('<rect width="600" height="800" fill="#7c8a92"/>'),
  [cutOut]: figure(''),
}

const word = (colour: string, ground: string) =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="240" viewBox="0 0 480 240">${ground}
    <path d="M60 170l60-100 60 100z" fill="${colour}"/><rect x="210" y="90" width="210" height="34" fill="${colour}"/>
    <rect x="210" y="144" width="150" height="16" fill="${colour}"/></svg>`,
  )}`

/** Logos of four kinds: dark, light and in between on nothing, and one on a white ground of its own. */
export const logos = [
  word('#0c0d10', ''),
  word('#f4f4f2', ''),
  word('#1459d9', '<rect width="480" height="240" fill="#fff"/>'),
  word('#67e0b3', ''),
]
