import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import DoIUse, { type Usage } from 'doiuse'
import { ESLint } from 'eslint'
import esx from 'eslint-plugin-es-x'
import { getPolyfillInfo } from 'miniprogram-compat'
import postcss from 'postcss'
import { LOWEST } from '../../src/platform/lowest'

/** Something a phone in use does not know: which, where, and how often it stands there. */
export type TooNew = { what: string; where: string; times: number }

/** The edition that every engine of the browserslist reads; what came later must be compiled away or brought along. */
const EDITION = 2018

type Rule = { meta?: { docs?: { category?: string } } }

const rules = Object.entries(esx.rules as Record<string, Rule>)
const editionOf = (rule: Rule) => Number(/^ES(20\d\d)$/.exec(rule.meta?.docs?.category ?? '')?.[1] ?? 0)
const methodOf = (name: string) => /-prototype-(.+)$/.exec(name)?.[1]?.replaceAll('-', '')

/** What WeChat brings to each phone from this base library on: `es.array.at` as `arrayat`, and the methods alone. */
function broughtBy(library: string): { whole: Set<string>; methods: Set<string> } {
  const modules = (getPolyfillInfo(library)?.coreJsModules ?? []).map((name) => name.split('.').slice(1))
  return {
    whole: new Set(modules.map((words) => words.join('').replaceAll('-', ''))),
    methods: new Set(modules.map((words) => (words.at(-1) ?? '').replaceAll('-', ''))),
  }
}

/**
 * The rules against what is newer than the edition and not brought along. A method's name says nothing of whose it is:
 * one that an older or a brought type has too is let through.
 */
function rulesFor(library: string): Record<string, 'error' | ['error', { aggressive: true }]> {
  const brought = broughtBy(library)
  const old = new Set(rules.filter(([, rule]) => editionOf(rule) <= EDITION).map(([name]) => methodOf(name)))
  const wanted = rules.filter(([name, rule]) => {
    const method = methodOf(name)
    if (editionOf(rule) <= EDITION || (method && (old.has(method) || brought.methods.has(method)))) return false
    return !brought.whole.has(name.replace(/^no-/, '').replaceAll('-', ''))
  })
  return Object.fromEntries([
    ...wanted.map(([name]) => [`es-x/${name}`, methodOf(name) ? ['error', { aggressive: true }] : 'error']),
    // of its own edition iOS reads everything but this, and this only since 16.4
    ['es-x/no-regexp-lookbehind-assertions', 'error'],
  ])
}

/** Packages that look before they use. */
const scriptsAllowed = [
  { rule: 'es-x/no-bigint', where: /vendors\.js$/, why: 'zod: only for values that are already bigint' },
  { rule: 'es-x/no-suppressederror', where: /vendors\.js$/, why: "TypeScript's helper asks for its type first" },
]

const below = (place: string, ending: string): string[] =>
  readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    const inside = path.join(place, entry.name)
    if (entry.isDirectory()) return below(inside, ending)
    return entry.name.endsWith(ending) ? [inside] : []
  })

/** What the scripts below a folder use that phones with this base library do not have. */
export async function tooNewScripts(folder: string, library: string = LOWEST): Promise<TooNew[]> {
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    ignore: false,
    allowInlineConfig: false,
    overrideConfig: [
      {
        files: ['**/*.js'],
        plugins: { 'es-x': esx as unknown as ESLint.Plugin },
        languageOptions: { ecmaVersion: 'latest', sourceType: 'commonjs' },
        rules: rulesFor(library),
      },
    ],
  })
  const results = await eslint.lintFiles(['**/*.js'])
  return results.flatMap(({ filePath, messages }) => {
    const where = path.relative(folder, filePath)
    const faults = messages
      // an own property may have the name of a new one; a method is called
      .filter(({ message }) => !/prototype\.\w+' property/.test(message))
      .filter(({ ruleId }) => !scriptsAllowed.some((one) => one.rule === ruleId && one.where.test(where)))
    return [...new Set(faults.map(({ message }) => message))].map((what) => ({
      what,
      where,
      times: faults.filter(({ message }) => message === what).length,
    }))
  })
}

/** Features an old phone leaves out without harm, or that the data finds where they are not. */
const stylesAllowed: readonly { feature: string; only?: RegExp; why: string }[] = [
  { feature: 'css-focus-visible', why: 'a ring for keyboards, in a rule of its own' },
  { feature: 'css-math-functions', only: /^[^(]*(?:repeat\(\d+, ?)?minmax\([^()]*\)\)?$/, why: "a grid's minmax" },
]

/** What the styles below a folder use that a browser of the list lacks; what one knows in part is judged by eye. */
export function tooNewStyles(folder: string, ending: string, browsers: readonly string[]): TooNew[] {
  const found = new Map<string, TooNew>()
  for (const file of below(folder, ending)) {
    const where = path.relative(folder, file)
    const onFeatureUsage = ({ feature, featureData, usage }: Usage) => {
      const value = usage.type === 'decl' ? usage.value : ''
      if (!featureData.missing) return
      if (stylesAllowed.some((one) => one.feature === feature && (one.only?.test(value) ?? true))) return
      const key = `${feature} ${where}`
      const what = `${featureData.title}: unknown to ${featureData.missing}`
      found.set(key, { what, where, times: (found.get(key)?.times ?? 0) + 1 })
    }
    const look = new DoIUse({ browsers, onFeatureUsage })
    postcss([look]).process(readFileSync(file, 'utf8'), { from: file }).css
  }
  return [...found.values()]
}

/** Everything in `dist/` that the oldest phones served do not know. */
export async function tooNew(root: string): Promise<TooNew[]> {
  const { browserslist } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const [weapp, h5] = [path.join(root, 'dist/weapp'), path.join(root, 'dist/h5')]
  return [
    ...tooNewStyles(weapp, '.wxss', browserslist.production),
    ...tooNewStyles(h5, '.css', browserslist.production),
    ...(await tooNewScripts(weapp)),
  ]
}
