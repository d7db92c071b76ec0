import type { UserConfigExport } from '@tarojs/cli'

/** What only a watching build needs. */
export default {
  logger: { quiet: false, stats: true },
  mini: {},
  h5: { devServer: { open: false, client: { overlay: true } } },
} satisfies UserConfigExport<'webpack5'>
