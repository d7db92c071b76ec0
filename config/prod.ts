import type { UserConfigExport } from '@tarojs/cli'

/** What only a build to be shipped needs. */
export default {
  mini: {},
  h5: { enableSourceMap: false },
} satisfies UserConfigExport<'webpack5'>
