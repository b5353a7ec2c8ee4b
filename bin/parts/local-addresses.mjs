/**
 * A Vite plugin for development: a page is served under its public address (`/host`), so the addresses in its
 * index.html that are relative to its folder are made absolute.
 * @returns {import('vite').Plugin}
 */
export function localAddresses() {
  return {
    name: 'drumroll:local-addresses',
    apply: 'serve',
    transformIndexHtml: {
      order: 'pre',
      handler: (html, { path }) => {
        const folder = path.slice(0, path.lastIndexOf('/') + 1)
        return html.replace(/\b(src|href)="(\.\.?\/[^"]+)"/g, (_all, name, address) => {
          return `${name}="${new URL(address, `http://page${folder}`).pathname}"`
        })
      },
    },
  }
}
