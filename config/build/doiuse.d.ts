/** The package's own types are not where its exports say. */
declare module 'doiuse' {
  import type { ChildNode, Plugin } from 'postcss'

  /** One use of a feature that a browser of the list lacks (`missing`) or knows in part. */
  export type Usage = { feature: string; featureData: { title: string; missing?: string }; usage: ChildNode }

  export default class DoIUse implements Plugin {
    constructor(options: { browsers: readonly string[]; onFeatureUsage: (usage: Usage) => void })
    postcssPlugin: string
  }
}
