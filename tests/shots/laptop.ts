/** A drawn picture of a prize, as a data address. */
export const laptop =
  'data:image/svg+xml,' +
  encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="60 104 680 394">
  <defs><linearGradient id="a" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#2c3444"/><stop offset="1" stop-color="#10131a"/></linearGradient>
  <radialGradient id="b" cx=".35" cy=".3" r="1"><stop offset="0" stop-color="#ffcf87"/><stop offset=".5" stop-color="#a05a2a"/><stop offset="1" stop-color="#1a1420"/></radialGradient></defs>
  <rect x="170" y="110" width="460" height="300" rx="16" fill="url(#a)"/>
  <rect x="188" y="128" width="424" height="264" rx="6" fill="url(#b)"/><path d="M110 420h580l44 54a14 14 0 0 1-12 22H78a14 14 0 0 1-12-22z" fill="#c3c9d4"/>
  <path d="M330 470h140l8 20H322z" fill="#9aa2b0"/></svg>`)
