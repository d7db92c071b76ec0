/** Keys for tests: fixed, worthless anywhere else. */
const key = (letter: string) => Buffer.from(letter.repeat(32)).toString('base64')

process.env.SEAL_KEYS = JSON.stringify({ 1: key('s') })
process.env.HASH_KEY = key('h')
process.env.TICKET_KEYS = JSON.stringify({ 1: key('t') })
process.env.LOG = 'off'
process.env.WECHAT_APP_ID = 'wx0000000000000000'
process.env.WECHAT_APP_SECRET = 'test-secret'
