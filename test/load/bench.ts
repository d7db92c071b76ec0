import { parseArgs } from 'node:util'
import { booking } from './booking'
import { crowd } from './crowd'
import { gate } from './gate'
import { notice } from './notice'
import { noticeFaults } from './notice-faults'
import { start } from './start'

/** Figures by name; a bench with several parts nests them. */
type Figures = { readonly [name: string]: number | Figures }

/** Every bench prints its figures to stderr and returns them; the last line on stdout is one line of JSON. */
const benches: Record<string, () => Promise<Figures>> = {
  start,
  booking,
  gate,
  crowd,
  notice,
  'notice-faults': noticeFaults,
}

const linesOf = (figures: Figures, before = ''): string[] =>
  Object.entries(figures).flatMap(([name, figure]) =>
    typeof figure === 'number' ? `${(before + name).padEnd(24)} ${figure}` : linesOf(figure, `${before}${name}.`),
  )

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true })
  const bench = benches[positionals[0] ?? '']
  if (!bench) throw new Error(`name a bench: ${Object.keys(benches).join(', ')}`)
  const figures = await bench()
  if (!values.json) for (const line of linesOf(figures)) process.stdout.write(`${line}\n`)
  process.stdout.write(`${JSON.stringify(figures)}\n`)
}

main().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`)
  process.exitCode = 1
})
