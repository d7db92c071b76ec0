import { spawnSync } from 'node:child_process'
import path from 'node:path'

const USAGE = `usage: npm run test:on -- YYYY-MM-DD [jest options]
  Every test as if the machine's day were that day: Node, its children and the browser. PostgreSQL keeps its own, which
  no promise may look at.
`

const DAY_MS = 86_400_000
const root = path.resolve(__dirname, '..')
const [day = '', ...options] = process.argv.slice(2)
const wanted = Date.parse(`${day}T00:00:00Z`)

/** Runs with this machine's Node; its exit code. */
const run = (args: string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1

if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || new Date(wanted || 0).toISOString().slice(0, 10) !== day) {
  process.stderr.write(USAGE)
  process.exitCode = 2
} else {
  const away = wanted - Math.floor(Date.now() / DAY_MS) * DAY_MS
  const preload = `--require=${JSON.stringify(path.join(__dirname, 'support/other-day.js'))}`
  process.exitCode =
    run(['--import', 'tsx', 'config/build.ts', '--if-stale']) ||
    run([path.join(path.dirname(require.resolve('jest/package.json')), 'bin/jest.js'), ...options], {
      OTHER_DAY_MS: String(away),
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${preload}`.trim(),
    })
}
