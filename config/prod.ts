import type { UserConfigExport } from '@tarojs/cli'

/** What only a build to be shipped needs. */
export default {
  // Chinese as itself: three bytes a character where an escape takes six, and files are UTF-8 on both platforms
  terser: { enable: true, config: { output: { ascii_only: false } } },
  mini: {},
  h5: { enableSourceMap: false },
} satisfies UserConfigExport<'webpack5'>
