import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { functions } from '../functions'
import { lazy } from './lazy'

const root = path.resolve(__dirname, '../..')
const out = path.join(root, 'dist/functions')

/** Bundles every cloud function into `dist/functions/<noun>/index.js` with a `package.json` of its own and nothing to install. */
export async function bundleFunctions(): Promise<void> {
  rmSync(out, { recursive: true, force: true })
  const nouns = functions.map(({ noun }) => noun)
  await build({
    entryPoints: Object.fromEntries(
      nouns.map((noun) => [`${noun}/index`, path.join(root, `cloudfunctions/${noun}/index.ts`)]),
    ),
    outdir: out,
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    minify: true,
    keepNames: true,
    external: ['pg-native', 'pg-cloudflare'],
    plugins: [lazy(['axios'])], // the SDK's look-up of machine metadata, which identity needs none of
    logLevel: 'error',
    legalComments: 'none',
  })
  for (const noun of nouns) {
    mkdirSync(path.join(out, noun), { recursive: true })
    writeFileSync(
      path.join(out, noun, 'package.json'),
      `${JSON.stringify({ name: `tongren-jobs-${noun}`, version: '0.1.0', private: true, main: 'index.js' }, null, 2)}\n`,
    )
  }
}
