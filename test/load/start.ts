import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const root = path.resolve(__dirname, '../..')
const RUNS = 9

const median = (numbers: number[]) =>
  [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0
const round = (figure: number) => Math.round(figure * 100) / 100

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

/** Starts the whole system on an empty data folder, asks for home as a new account, and stops it. */
async function wholeStart(): Promise<{ homeStatements: number; readySeconds: number }> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'bench-start-'))
  const began = performance.now()
  const system = spawn(
    process.execPath,
    ['--import', 'tsx', 'local/start.ts', '--port', '0', '--data', data, '--seed', 'demo'],
    {
      cwd: root,
      env: { ...process.env, LOG: 'on' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  try {
    const lines = linesOf(system.stdout)
    const address = (await lines.find((line) => line.startsWith('ready '))).slice('ready '.length)
    const readySeconds = round((performance.now() - began) / 1000)
    await fetch(`${address}/functions/activity`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-local-openid': 'o-bench-newcomer' },
      body: JSON.stringify({ call: 'activity.home', input: { district: null } }),
    })
    const said = JSON.parse(await lines.find((line) => line.includes('"activity.home"'))) as {
      verdict: string
      statements: number
    }
    if (said.verdict !== 'done') throw new Error(`home answered ${said.verdict}`)
    return { homeStatements: said.statements, readySeconds }
  } finally {
    system.kill('SIGTERM')
    await new Promise((resolve) => system.once('close', resolve))
    rmSync(data, { recursive: true, force: true })
  }
}

function linesOf(stream: NodeJS.ReadableStream) {
  const kept: string[] = []
  const waiting: { test: (line: string) => boolean; found: (line: string) => void; lost: (fault: Error) => void }[] = []
  let rest = ''
  stream.on('data', (piece: Buffer) => {
    const parts = (rest + piece.toString()).split('\n')
    rest = parts.pop() ?? ''
    for (const line of parts) {
      kept.push(line)
      for (const one of waiting) if (one.test(line)) one.found(line)
    }
  })
  stream.on('end', () => {
    for (const one of waiting) one.lost(new Error('the system ended early'))
  })
  return {
    find: (test: (line: string) => boolean) =>
      new Promise<string>((found, lost) => {
        const already = kept.find(test)
        if (already) found(already)
        else waiting.push({ test, found, lost })
      }),
  }
}

/** What a newcomer and a cold instance wait for: imports, home's statements, seconds to ready (dist/ already built). */
export async function start(): Promise<Record<string, number>> {
  const build = spawnSync('npm', ['run', 'build', '--', '--if-stale', '--quiet'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (build.status !== 0) throw new Error('the build failed')
  return { ...imports(), ...(await wholeStart()) }
}
