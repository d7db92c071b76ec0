import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { bundleFunctions } from './build/bundle'
import { type TooNew, tooNew } from './build/engines'
import { fingerprint } from './build/fingerprint'
import { lock } from './build/lock'
import { compareDeclared } from './build/privacy'
import { mainSources, measure, overBudget, table } from './build/sizes'
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

const MARK = path.join(root, 'dist/.built/checked')

/** Whether this very build was found readable by every phone served; looking takes a quarter of a minute. */
const builtPrint = () => fingerprint(root, ['dist/.built/h5', 'dist/.built/weapp', 'config/build'])

const sayTooNew = ({ what, where, times }: TooNew) => `${where}: ${what} (${times} times)`

/** Faults when a phone in use cannot read what was built, or an interface is called that the declaration does not name. */
async function checkBuilt(): Promise<void> {
  const print = builtPrint()
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === print) return
  if (!existsSync(path.join(root, 'dist/weapp/app.json')) || !existsSync(path.join(root, 'dist/h5/index.html'))) return
  const { undeclared, unused } = compareDeclared(path.join(root, 'dist/weapp'))
  if (undeclared.length > 0) throw new Error(`not in config/privacy.json: ${undeclared.join(', ')}`)
  if (unused.length > 0) throw new Error(`declared in config/privacy.json and never called: ${unused.join(', ')}`)
  const found = await tooNew(root)
  if (found.length > 0) throw new Error(`too new for phones in use:\n${found.map(sayTooNew).join('\n')}`)
  writeFileSync(MARK, print)
}

/**
 * Builds what is asked for into `dist/`; with `--if-stale` only what changed since. Prints the size table, fails
 * over budget, on what old phones do not know and on what the privacy declaration does not name.
 */
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
  process.stdout.write(`${table(sizes)}\n\n${mainSources(root)}\n`)
  const over = overBudget(sizes)
  if (over.length > 0) throw new Error(`over the size budget: ${over.map(({ what }) => what).join(', ')}`)
  await checkBuilt()
}

main().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`)
  process.exitCode = 1
})
