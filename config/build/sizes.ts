import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Source } from './main-sources'

/** One line of the size table: kilobytes (1024 bytes) and what they may be. */
export type Size = { what: string; kb: number; limitKb: number }

const KB = 1024
const SUB_LIMIT = 300
const DESK_LIMIT = 900

const bytesIn = (place: string): number =>
  statSync(place).isFile()
    ? statSync(place).size
    : readdirSync(place).reduce((sum, name) => sum + bytesIn(path.join(place, name)), 0)

function weappSizes(dist: string): Size[] {
  const app: { subPackages?: { root: string }[] } = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8'))
  const subs = (app.subPackages ?? []).map(({ root }) => ({
    what: `weapp ${root}`,
    kb: bytesIn(path.join(dist, root)) / KB,
    limitKb: root === 'packages/desk' ? DESK_LIMIT : SUB_LIMIT,
  }))
  const whole = bytesIn(dist) / KB
  const main = whole - subs.reduce((sum, { kb }) => sum + kb, 0)
  return [
    { what: 'weapp main package', kb: main, limitKb: 565 },
    ...subs,
    { what: 'weapp whole', kb: whole, limitKb: 2048 },
  ]
}

/** The chunks each route of the built router loads, by the route's path. */
function chunksByRoute(app: string): Map<string, string[]> {
  const routes = app.matchAll(/"path":"([^"]+)","load":function\(\w+,\w+\)\{return\[(.*?)\.then\(/g)
  return new Map(
    [...routes].map(([, route = '', loads = '']) => [
      route,
      [...loads.matchAll(/\.e\((\d+)\)/g)].map(([, id = '']) => id),
    ]),
  )
}

/**
 * JavaScript a browser may fetch before home can show: everything but what only other pages load. An upper bound, as
 * some of Taro's components come when they are first drawn.
 */
function h5Size(dist: string): Size {
  const files = readdirSync(path.join(dist, 'js')).filter((file) => file.endsWith('.js'))
  const app = files.find((file) => file.startsWith('app.'))
  const routes = chunksByRoute(app ? readFileSync(path.join(dist, 'js', app), 'utf8') : '')
  const home = routes.get('pages/home/index')
  if (!home) throw new Error('the route of home cannot be found in the h5 build')
  const elsewhere = new Set([...routes.values()].flat().filter((id) => !home.includes(id)))
  const first = files.filter((file) => !elsewhere.has(file.split('.')[0] ?? ''))
  const kb = first.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(dist, 'js', file))).length, 0) / KB
  return { what: 'h5 first load, JavaScript gzip', kb, limitKb: 320 }
}

/** The sizes of what lies in `dist/`, each beside its limit. */
export function measure(root: string): Size[] {
  const dist = (name: string) => path.join(root, 'dist', name)
  const sizes: Size[] = []
  if (existsSync(dist('weapp/app.json'))) sizes.push(...weappSizes(dist('weapp')))
  if (existsSync(dist('h5/index.html'))) sizes.push(h5Size(dist('h5')))
  if (existsSync(dist('functions'))) {
    for (const noun of readdirSync(dist('functions'))) {
      sizes.push({ what: `function ${noun}`, kb: bytesIn(path.join(dist('functions'), noun)) / KB, limitKb: 300 })
    }
  }
  return sizes
}

export const overBudget = (sizes: readonly Size[]): Size[] => sizes.filter(({ kb, limitKb }) => kb > limitKb)

/** What the main package is made of, largest first, as the last build of the mini-program noted it; sizes before minifying. */
export function mainSources(root: string, most = 25): string {
  const file = path.join(root, 'dist/.built/weapp-sources.json')
  if (!existsSync(file)) return ''
  const sources: Source[] = JSON.parse(readFileSync(file, 'utf8'))
  const lines = sources.slice(0, most).map(({ from, kb }) => `${kb.toFixed(1).padStart(7)}  ${from}`)
  return ['largest sources in the weapp main package, KB before minifying', ...lines].join('\n')
}

/** The table as text: what, kilobytes, limit, share of the limit. */
export function table(sizes: readonly Size[]): string {
  const rows = sizes.map(({ what, kb, limitKb }) => [
    what,
    kb.toFixed(1),
    String(limitKb),
    `${Math.round((kb / limitKb) * 100)} %`,
  ])
  const all = [['what', 'KB', 'limit', 'of limit'], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return all
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n')
}
