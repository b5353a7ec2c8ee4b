/** A Vite plugin for the build: a page's styles stand before its scripts, because browsers open few connections and paint nothing before the styles are there. */
const STYLES = /[ \t]*<link rel="stylesheet"[^>]*>\n/g
const TITLE = /<\/title>\n/

/** @returns {import('vite').Plugin} */
export function stylesFirst() {
  return {
    name: 'drumroll:styles-first',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const styles = html.match(STYLES) ?? []
        return html.replace(STYLES, '').replace(TITLE, (title) => title + styles.join(''))
      },
    },
  }
}
