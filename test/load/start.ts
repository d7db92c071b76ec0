import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { callAs, startSystem } from '../support/system'
import { median, round } from './lanes'

const root = path.resolve(__dirname, '../..')
const RUNS = 9

/** Milliseconds of one fresh process, from outside. */
function processMs(script: string): number {
  const began = performance.now()
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], { cwd: root })
  if (status !== 0) throw new Error(String(stderr))
  return performance.now() - began
}

/** The import of each function bundle in a fresh process, in turn with a bare node, as medians. The worst bundle counts. */
function imports(): { importMsOverNode: number; importRatio: number } {
  let worst = { importMsOverNode: 0, importRatio: 0 }
  for (const noun of readdirSync(path.join(root, 'dist/functions'))) {
    const bundle = JSON.stringify(path.join(root, 'dist/functions', noun, 'index.js'))
    const pairs = Array.from({ length: RUNS }, () => ({ bare: processMs(''), full: processMs(`require(${bundle})`) }))
    const bare = median(pairs.map((pair) => pair.bare))
    const full = median(pairs.map((pair) => pair.full))
    if (full - bare > worst.importMsOverNode)
      worst = { importMsOverNode: round(full - bare), importRatio: round(full / bare) }
  }
  return worst
}

/** Kilobytes (1024 bytes) of the largest function bundle. */
const bundleKb = (): number =>
  Math.max(
    ...readdirSync(path.join(root, 'dist/functions')).map(
      (noun) => statSync(path.join(root, 'dist/functions', noun, 'index.js')).size / 1024,
    ),
  )

/** Starts the whole system on an empty data folder, asks for home as a new account, and stops it. */
async function wholeStart(): Promise<{ homeStatements: number; readySeconds: number }> {
  const began = performance.now()
  const system = await startSystem({ seed: 'demo', env: { LOG: 'on' } })
  const readySeconds = round((performance.now() - began) / 1000)
  try {
    await callAs(system, 'o-bench-newcomer', 'activity.home', { district: null })
    const said = JSON.parse(await system.lines.find((line) => line.includes('"activity.home"'))) as {
      statements: number
    }
    return { homeStatements: said.statements, readySeconds }
  } finally {
    await system.stop()
  }
}

/** What a newcomer and a cold instance wait for: the largest bundle, imports, home's statements, seconds to ready (dist/ already built). */
export async function start(): Promise<Record<string, number>> {
  const build = spawnSync('npm', ['run', 'build', '--', '--if-stale', '--quiet'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (build.status !== 0) throw new Error('the build failed')
  return { bundleKb: round(bundleKb()), ...imports(), ...(await wholeStart()) }
}
