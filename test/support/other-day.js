/** For a run on another day (`npm run test:on`): every process of Node and every realm of jest believes in it. */
const { moveDate } = require('./move-date.js')

const ms = Number(process.env.OTHER_DAY_MS || 0)
if (ms !== 0 && !globalThis.Date.own) moveDate(globalThis, ms)
