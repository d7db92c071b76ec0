import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { functions } from '../functions'

const root = path.resolve(__dirname, '../..')

/** Which functions, and the folder they go to; all of them, to `dist/functions`, when not said. */
type Bundles = { nouns?: readonly string[]; out?: string }

/** Bundles cloud functions into `<out>/<noun>/index.js`, each with a `package.json` of its own and nothing to install. */
export async function bundleFunctions({
  nouns = functions.map(({ noun }) => noun),
  out = path.join(root, 'dist/functions'),
}: Bundles = {}): Promise<void> {
  rmSync(out, { recursive: true, force: true })
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
