import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Chunk, Compiler, Module } from 'webpack'

/** One source of the main package, and its kilobytes before it is minified. */
export type Source = { from: string; kb: number }

/** Sub-packages, and what Taro copies into them, are chunks of their own. */
const inMain = ({ name }: Chunk) => !/^(packages|sub-common)\//.test(name ?? '')

/** `src/ui/answer/index.tsx` as it is; of a package its name alone, as nobody shortens one file of it. */
const placeOf = (root: string, resource: string): string => {
  const packages = resource.split(`node_modules${path.sep}`)
  if (packages.length === 1) return path.relative(root, resource)
  const [scope, name] = (packages.at(-1) ?? '').split(path.sep)
  return scope?.startsWith('@') ? `${scope}/${name}` : (scope ?? '')
}

/** Webpack: notes what the main package of the mini-program is made of, largest first. */
export class MainSources {
  constructor(
    private readonly root: string,
    private readonly file: string,
  ) {}

  apply(compiler: Compiler): void {
    compiler.hooks.done.tap('MainSources', ({ compilation }) => {
      const bytes = new Map<string, number>()
      const count = (module: Module) => {
        const { resource, modules } = module as Module & { resource?: string; modules?: Module[] }
        if (modules) return modules.forEach(count)
        if (!resource) return
        const place = placeOf(this.root, resource.split('?')[0] ?? '')
        bytes.set(place, (bytes.get(place) ?? 0) + module.size('javascript'))
      }
      const modules = [...compilation.chunks]
        .filter(inMain)
        .flatMap((chunk) => [...compilation.chunkGraph.getChunkModulesIterable(chunk)])
      for (const module of new Set(modules)) count(module)
      const sources: Source[] = [...bytes].map(([from, size]) => ({ from, kb: size / 1024 }))
      mkdirSync(path.dirname(this.file), { recursive: true })
      writeFileSync(this.file, JSON.stringify(sources.sort((a, b) => b.kb - a.kb)))
    })
  }
}
