import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'

const supportOf = (file: string) => readFileSync(path.join(__dirname, '../../support', file), 'utf8')
const moveDate = supportOf('move-date.js')
const timerPromise = supportOf('timer-promise.js')

type Globals = Record<string, unknown>

/** Engines in use lack these or have them half; code of ours must do without. */
const absent = ['Intl', 'WebAssembly', 'structuredClone', 'SharedArrayBuffer', 'Atomics']

const scripts = new Map<string, vm.Script>()

/** The file as a CommonJS function; half a megabyte is read and compiled once for all the phones of a test file. */
function scriptOf(file: string): vm.Script {
  const known = scripts.get(file)
  if (known) return known
  const text = `(function (require, module, exports) {${readFileSync(file, 'utf8')}\n})`
  const script = new vm.Script(text, { filename: file })
  scripts.set(file, script)
  return script
}

/**
 * A bare JavaScript world with nothing of a browser and nothing of Node in it (no window, document, fetch, URL,
 * AbortController, TextEncoder, process): stricter than any phone. `run` gives a script's exports, once per file.
 */
export function createWorld(
  globals: Globals,
  { clockOffset = Number(process.env.OTHER_DAY_MS ?? 0), slowPromises = false } = {},
) {
  const world = vm.createContext({ ...globals })
  vm.runInContext('globalThis.global = globalThis', world)
  vm.runInContext(`(() => {${moveDate}\nmoveDate(globalThis, ${clockOffset})})()`, world)
  if (slowPromises) vm.runInContext(`(() => {${timerPromise}\n})()`, world)
  for (const name of absent) vm.runInContext(`delete globalThis.${name}`, world)
  const parse = vm.runInContext('(text) => JSON.parse(text)', world) as (text: string) => unknown

  const modules = new Map<string, { exports: unknown }>()
  const run = (script: string): unknown => {
    const file = script.endsWith('.js') ? script : `${script}.js`
    const known = modules.get(file)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    modules.set(file, module)
    const body = scriptOf(file).runInContext(world)
    body((name: string) => run(path.resolve(path.dirname(file), name)), module, module.exports)
    return module.exports
  }

  /** The same value, made of this world's own objects; goes through JSON as WeChat's bridge does. */
  const inside = <T>(value: T): T => (value === undefined ? value : (parse(JSON.stringify(value)) as T))

  return { run, inside }
}
