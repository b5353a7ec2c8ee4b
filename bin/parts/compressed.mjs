/** A Vite plugin that lays `.br` and `.gz` beside every text file of the pages' build, so that none is made while serving. */
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { filesIn } from '../sources.mjs'

const texts = /\.(?:js|mjs|css|html|svg|json|txt|wasm|webmanifest)$/
const brotli = promisify(brotliCompress)
const deflate = promisify(gzip)

/** @returns {import('vite').Plugin} */
export function compressed() {
  return {
    name: 'drumroll:compressed',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    writeBundle: {
      order: 'post',
      sequential: true,
      handler: async ({ dir }) => {
        if (dir)
          await Promise.all(
            filesIn(dir)
              .filter((file) => texts.test(file))
              .map(compress),
          )
      },
    },
  }
}

/** @param {string} file */
async function compress(file) {
  const plain = await readFile(file)
  const hint = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length }
  await Promise.all([
    brotli(plain, { params: hint }).then((packed) => keep(`${file}.br`, packed, plain)),
    deflate(plain, { level: 9 }).then((packed) => keep(`${file}.gz`, packed, plain)),
  ])
}

/**
 * Writes a packed copy where it is smaller than the plain file.
 * @param {string} file
 * @param {Buffer} packed
 * @param {Buffer} plain
 */
async function keep(file, packed, plain) {
  if (packed.length < plain.length) await writeFile(file, packed)
}
