import { randomUUID } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { compileFunction } from 'node:vm'
import { contextOf, type Source, sourceOf } from './context'
import { type Handler, parseJson, readBody, sendJson } from './http'

type Main = (event: unknown, context: object) => Promise<unknown>
type Bundle = { changedAt: number; size: number; main: Main }

/** The functions of a folder, as the platform runs them. */
export type Functions = {
  has(noun: string): boolean
  call(noun: string, event: unknown, source: Source): Promise<unknown>
}

/** The platform's limit for a synchronous call. */
const LARGEST_EVENT = 6 * 1024 * 1024

const NOUN = /^[a-z][a-z-]{0,39}$/

/** Runs `<folder>/<noun>/index.js`, read again whenever the file has changed. */
export function functionsIn(folder: string): Functions {
  const bundles = new Map<string, Bundle>()
  const fileOf = (noun: string) => path.join(folder, noun, 'index.js')
  const load = (noun: string): Main => {
    const file = fileOf(noun)
    const { mtimeMs: changedAt, size } = statSync(file)
    const known = bundles.get(noun)
    if (known?.changedAt === changedAt && known.size === size) return known.main
    const main = evaluate(file)
    bundles.set(noun, { changedAt, size, main })
    return main
  }
  return {
    has: (noun) => NOUN.test(noun) && statSync(fileOf(noun), { throwIfNoEntry: false }) !== undefined,
    call: async (noun, event, source) => load(noun)(event, contextOf(noun, source)),
  }
}

/** Evaluates a bundle as Node would, but anew each time. */
function evaluate(file: string): Main {
  const module: { exports: { main?: unknown } } = { exports: {} }
  const run = compileFunction(readFileSync(file, 'utf8'), ['module', 'exports', 'require', '__filename', '__dirname'], {
    filename: file,
  })
  run.call(module.exports, module, module.exports, createRequire(file), file, path.dirname(file))
  const { main } = module.exports
  if (typeof main !== 'function') throw new Error(`${file} exports no main`)
  return main as Main
}

/**
 * `POST /functions/<noun>`: the event is the body, the account comes from `x-local-openid`. A body that is no JSON
 * arrives as null, and the door of the function refuses it. A function that faults outside its door is `broken`.
 */
export function answerFunctions(functions: Functions, now: () => number): Handler {
  return async (request, response, { pathname }) => {
    const [, noun] = /^\/functions\/([^/]*)\/?$/.exec(pathname) ?? []
    if (noun === undefined) return false
    if (request.method !== 'POST') return sendJson(response, { error: '只接受 POST' }, 405)
    if (!functions.has(noun))
      return sendJson(response, { kind: 'refused', refusal: { code: 'call.unknown' }, now: now() }, 404)
    const body = await readBody(request, LARGEST_EVENT)
    if (!body) return sendJson(response, { error: '请求超过 6 MB，云函数不接受' }, 413)
    try {
      const event = parseJson(body.toString('utf8'))
      return sendJson(response, await functions.call(noun, event, sourceOf(request.headers['x-local-openid'])))
    } catch (fault) {
      const traceId = randomUUID()
      process.stderr.write(`${noun}: ${traceId} ${fault instanceof Error ? fault.stack : String(fault)}\n`)
      return sendJson(response, { kind: 'broken', traceId, now: now() })
    }
  }
}
