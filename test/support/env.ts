/** Keys for tests: fixed, worthless anywhere else. */
const key = (letter: string) => Buffer.from(letter.repeat(32)).toString('base64')

process.env.SEAL_KEYS = JSON.stringify({ 1: key('s') })
process.env.HASH_KEY = key('h')
process.env.TICKET_KEYS = JSON.stringify({ 1: key('t') })
process.env.LOG = 'off'
// a closed port of this machine: a test that needs WeChat starts the stand-in
process.env.WECHAT_API_URL = 'http://127.0.0.1:9'
process.env.WECHAT_APP_ID = 'wx0000000000000000'
process.env.WECHAT_APP_SECRET = 'test-secret'
