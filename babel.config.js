// es2018 and nothing newer: what WeChat's oldest engines in use read (config/build/engines.ts proves it on dist)
const targets = { chrome: '64', ios: '12' }

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets }]],
  plugins: ['./config/build/pure-types'],
}
