const path = require('node:path')
const components = require('./components')

/** Taro plugin: lets aria-* attributes through to WXML, which Taro drops by default. h5 keeps them anyway. */
module.exports = (ctx) =>
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return
      platform.template.mergeComponents(ctx, components)
      platform.runtimePath = [].concat(platform.runtimePath, path.resolve(__dirname, 'runtime.js'))
    },
  })
