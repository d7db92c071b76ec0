import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'

const root = path.resolve(__dirname, '../..')

/** What tests run as processes of their own. */
const PROGRAMS = [
  'local/start.ts',
  'test/load/notice-worker.ts',
  'test/functions/purge-child.ts',
  'test/functions/sweep-child.ts',
] as const
export type Program = (typeof PROGRAMS)[number]

/** Modules in one file still find what lies beside their own source. */
const ownFolders: Plugin = {
  name: 'own-folders',
  setup({ onLoad, onResolve }) {
    // node 20 cannot require an ES module
    onResolve({ filter: /^sql-template-tag$/ }, () => ({ path: require.resolve('sql-template-tag') }))
    onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8')
      const folder = source.includes('__dirname') ? `const __dirname = ${JSON.stringify(path.dirname(file))};` : ''
      return { contents: `${folder}${source}`, loader: 'ts' }
    })
  },
}

/**
 * Makes one script of each program for the length of a run, and tells the workers by environment: a start from the many
 * sources takes three seconds of a core, and a run starts some forty of them. Returns what removes the scripts.
 */
export async function bundlePrograms(): Promise<() => Promise<void>> {
  const cache = path.join(root, 'node_modules/.cache')
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(path.join(cache, 'test-programs-'))
  await build({
    entryPoints: PROGRAMS.map((program) => path.join(root, program)),
    outbase: root,
    outdir: folder,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    plugins: [ownFolders],
    logLevel: 'warning',
  })
  process.env.TEST_PROGRAMS = folder
  return () => rm(folder, { recursive: true, force: true })
}

/** How node runs a program: as one script where a run has made it, from its sources elsewhere (benches, the gallery). */
export function runs(program: Program): string[] {
  const { TEST_PROGRAMS: folder } = process.env
  return folder ? [path.join(folder, program.replace(/\.ts$/, '.js'))] : ['--import', 'tsx', path.join(root, program)]
}
