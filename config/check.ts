import { spawn } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(__dirname, '..')
const bin = (name: string) => path.join(root, 'node_modules/.bin', name)

const checks: readonly (readonly [string, string, ...string[]])[] = [
  ['types', bin('tsc'), '--noEmit'],
  ['lint and format', bin('biome'), 'ci', '--error-on-warnings', '--max-diagnostics=40'],
  [
    'rooms',
    bin('depcruise'),
    '--config',
    'config/rooms.cjs',
    'types',
    'src',
    'cloudfunctions',
    'local',
    'config',
    'test',
  ],
  ['dead code', bin('knip'), '--config', 'config/knip.json'],
  ['rules', bin('jest'), '--selectProjects', 'domain'],
]

/** Runs one check to its end; the output is shown only when it fails. */
function run([name, command, ...args]: (typeof checks)[number]): Promise<boolean> {
  return new Promise((resolve) => {
    const began = Date.now()
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const hear = (piece: Buffer) => {
      output += piece.toString()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('close', (code) => {
      const seconds = ((Date.now() - began) / 1000).toFixed(1)
      process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`)
      if (code !== 0) process.stdout.write(output)
      resolve(code === 0)
    })
  })
}

async function main(): Promise<void> {
  const results: boolean[] = []
  const [types, ...others] = checks
  const both = [run(types as (typeof checks)[number]).then((ok) => results.push(ok))]
  const rest = async () => {
    for (const check of others) results.push(await run(check))
  }
  await Promise.all([...both, rest()])
  if (results.includes(false)) process.exitCode = 1
}

main()
