/** A page as one HTML file that needs no server: its script and its style stand in it. */

/** What would end the script within the page, as JavaScript may write it instead. @param {string} code */
const inScript = (code) => code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')

/**
 * A Vite plugin for a build whose only outputs are one script and one style: puts both into `fileName`.
 * @param {string} environment
 * @param {string} fileName
 * @param {Record<string, string>} instead what an import is replaced by: nothing loads later in a file, so what stands in for something larger until that comes is left out
 * @returns {import('vite').Plugin}
 */
export function savedPage(environment, fileName, instead) {
  return {
    name: 'drumroll:saved-page',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      const other = instead[source]
      return other === undefined ? null : this.resolve(other, importer, { skipSelf: true })
    },
    applyToEnvironment: ({ name }) => name === environment,
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const outputs = Object.values(bundle)
        const scripts = outputs.flatMap((one) => (one.type === 'chunk' ? [one.code] : []))
        const styles = outputs.flatMap((one) =>
          one.type === 'asset' && one.fileName.endsWith('.css') ? [String(one.source)] : [],
        )
        if (scripts.length !== 1) this.error(`${scripts.length} scripts instead of one`)
        for (const { fileName: built } of outputs) delete bundle[built]
        this.emitFile({ type: 'asset', fileName, source: pageOf(scripts.join(''), styles.join('\n')) })
      },
    },
  }
}

/**
 * @param {string} script
 * @param {string} style
 */
const pageOf = (script, style) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="dark" />
<meta name="referrer" content="no-referrer" />
<title>Drumroll</title>
<style>${style}</style>
</head>
<body>
<div id="app"></div>
<script type="module">${inScript(script)}</script>
</body>
</html>
`
