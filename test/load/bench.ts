import { parseArgs } from 'node:util'
import { start } from './start'

/** Every bench prints its figures to stderr and returns them; the last line on stdout is one line of JSON. */
const benches: Record<string, () => Promise<Record<string, number>>> = { start }

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true })
  const bench = benches[positionals[0] ?? '']
  if (!bench) throw new Error(`name a bench: ${Object.keys(benches).join(', ')}`)
  const figures = await bench()
  if (!values.json)
    for (const [name, figure] of Object.entries(figures)) process.stdout.write(`${name.padEnd(20)} ${figure}\n`)
  process.stdout.write(`${JSON.stringify(figures)}\n`)
}

main().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`)
  process.exitCode = 1
})
