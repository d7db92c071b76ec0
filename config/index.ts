import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import TsconfigPathsPlugin from 'tsconfig-paths-webpack-plugin'
import { MainSources } from './build/main-sources'
import { prelude } from './build/prelude'
import dev from './dev'
import prod from './prod'

const root = (where: string) => path.resolve(__dirname, '..', where)
const cssModules = {
  enable: true,
  config: { namingPattern: 'module' as const, generateScopedName: '[local]_[hash:base64:5]' },
}
/** Packages shipped in newer syntax than WeChat's oldest engine reads; checked by build/engines.ts. */
const modern = /node_modules[\\/](zod|uqr|dayjs)[\\/]/
/** Taro itself only compiles src; the contract lives beside it. */
const isTranspiled = (file: string) => modern.test(file) || file.startsWith(root('types'))

export default defineConfig<'webpack5'>(async (merge) => {
  process.env.BROWSERSLIST_ENV = process.env.NODE_ENV
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'tongren-jobs',
    date: '2026-11-23',
    framework: 'react',
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
    sourceRoot: 'src',
    outputRoot: `dist/${process.env.TARO_ENV}`,
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: process.env.TARO_CACHE === '1' },
    plugins: [root('config/taro-a11y')],
    mini: {
      optimizeMainPackage: { enable: true },
      compile: { include: [isTranspiled] },
      miniCssExtractPluginOption: { ignoreOrder: true },
      // sizes are real px on both platforms: touch areas and elder type are minimum sizes, not shares of the screen
      postcss: { pxtransform: { enable: false, config: {} }, cssModules },
      webpackChain(chain, webpack) {
        chain.resolve.plugin('tsconfig-paths').use(TsconfigPathsPlugin)
        chain.plugin('prelude').use(webpack.BannerPlugin, [{ banner: prelude, raw: true, include: /^app\.js$/ }])
        chain.plugin('main-sources').use(MainSources, [root('.'), root('dist/.built/weapp-sources.json')])
      },
    },
    h5: {
      publicPath: '/app/',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      compile: { include: [isTranspiled] },
      postcss: { pxtransform: { enable: false, config: {} }, autoprefixer: { enable: true, config: {} }, cssModules },
      webpackChain(chain) {
        chain.resolve.plugin('tsconfig-paths').use(TsconfigPathsPlugin)
        // what several pages need is loaded once, with one order of styles; Taro by itself repeats it in every page
        chain.optimization.splitChunks({
          ...chain.optimization.get('splitChunks'),
          cacheGroups: {
            ...chain.optimization.get('splitChunks')?.cacheGroups,
            shared: { name: 'shared', chunks: 'async', minChunks: 3, priority: 20, reuseExistingChunk: true },
          },
        })
        chain.performance.hints(false) // `npm run build` has its own budgets
      },
    },
  }
  return merge({}, base, process.env.NODE_ENV === 'development' ? dev : prod)
})
