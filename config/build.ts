import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { bundleFunctions } from './build/bundle'
import { fingerprint } from './build/fingerprint'
import { lock } from './build/lock'
import { measure, overBudget, table } from './build/sizes'
import { buildApp } from './build/taro'

const root = path.resolve(__dirname, '..')

type Target = { name: string; reads: readonly string[]; run: () => Promise<void> }

const app = ['src', 'types', 'config', 'babel.config.js', 'package-lock.json', 'project.config.json', '.env.production']

const targets: readonly Target[] = [
  {
    name: 'functions',
    reads: ['cloudfunctions', 'src/domain', 'types', 'config', 'package-lock.json'],
    run: bundleFunctions,
  },
  { name: 'h5', reads: app, run: () => buildApp('h5') },
  { name: 'weapp', reads: app, run: () => buildApp('weapp') },
]

async function runTargets(only: string[] | undefined, ifStale: boolean): Promise<void> {
  for (const target of targets.filter(({ name }) => !only || only.includes(name))) {
    const mark = path.join(root, 'dist/.built', target.name)
    const print = fingerprint(root, target.reads)
    if (ifStale && existsSync(mark) && readFileSync(mark, 'utf8') === print) continue
    rmSync(mark, { force: true })
    await target.run()
    writeFileSync(mark, print)
  }
}

/** Builds what is asked for into `dist/`; with `--if-stale` only what changed since. Prints the size table, fails over budget. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, 'if-stale': { type: 'boolean' }, quiet: { type: 'boolean' } },
  })
  const only = values.only?.split(',')
  mkdirSync(path.join(root, 'dist/.built'), { recursive: true })
  const unlock = await lock(path.join(root, 'dist/.built/lock'))
  try {
    await runTargets(only, values['if-stale'] ?? false)
  } finally {
    unlock()
  }
  if (values.quiet) return
  const sizes = measure(root)
  process.stdout.write(`${table(sizes)}\n`)
  const over = overBudget(sizes)
  if (over.length > 0) throw new Error(`over the size budget: ${over.map(({ what }) => what).join(', ')}`)
}

main().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`)
  process.exitCode = 1
})
