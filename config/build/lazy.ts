import type { Plugin } from 'esbuild'

/**
 * Bundles a package so that it is only evaluated when something of it is used. For packages a library requires at its
 * top but this system never reaches: a cold instance must not pay for them.
 */
export const lazy = (names: readonly string[]): Plugin => ({
  name: 'lazy',
  setup(build) {
    const filter = new RegExp(`^(${names.join('|')})$`)
    build.onResolve({ filter }, ({ path, namespace }) =>
      namespace === 'lazy' ? undefined : { path, namespace: 'lazy' },
    )
    build.onLoad({ filter, namespace: 'lazy' }, ({ path }) => ({
      contents: `let real
        const load = () => (real ??= require(${JSON.stringify(path)}))
        module.exports = new Proxy({}, { get: (_, key) => (key === '__esModule' ? true : load()[key]) })`,
      resolveDir: process.cwd(),
    }))
  },
})
