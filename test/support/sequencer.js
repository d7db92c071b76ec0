const { default: Sequencer } = require('@jest/test-sequencer')

/** The longest first, so that no worker is left alone with a journey at the end: a new machine knows no durations. */
const ORDER = ['flows', 'weapp', 'local', 'functions', 'domain']

module.exports = class extends Sequencer {
  async sort(tests) {
    const rank = ({ context }) => ORDER.indexOf(context.config.displayName?.name)
    return [...(await super.sort(tests))].sort((one, other) => rank(one) - rank(other))
  }
}
