/**
 * The platform's side of CloudBase's own Node bootstrap: one process that is handed one invocation after the other, as
 * a warm instance is. `process.argv[2]` is a file of `[{ event, context }]`; each answer goes to fd 3 as a line of JSON.
 */
const fs = require('node:fs')

const invocations = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'))
let stage = -1
const say = (answer) => fs.writeSync(3, `${answer}\n`)

module.exports = {
  init: () => 0,
  wait_for_invoke: () => {
    stage += 1
    if (stage === 0) {
      const folder = process.env.FUNCTION_FOLDER
      return { cmd: 'RELOAD', context: `${folder}/index`, globalHandler: 'index.main', filePath: `${folder}/` }
    }
    const next = invocations[stage - 1]
    if (!next) process.exit(0)
    return { cmd: 'EVENT', sockfd: -1, event: JSON.stringify(next.event), context: JSON.stringify(next.context) }
  },
  log: () => undefined,
  console_log: () => undefined,
  report_running: () => undefined,
  report_fail: (fault) => say(JSON.stringify({ kind: 'failed', fault: String(fault) })),
  report_done: (answer) => say(answer),
}
