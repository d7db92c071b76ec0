import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Gateway, startGateway } from '../../local/gateway'
import { serveFolder } from '../../local/gateway/files'
import { answerFunctions, functionsIn } from '../../local/gateway/functions'

let folder: string
let gateway: Gateway

const NOW = 1_795_500_000_000

const bundle = async (noun: string, code: string, changedAt = 1) => {
  const file = path.join(folder, 'functions', noun, 'index.js')
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, code)
  await utimes(file, changedAt, changedAt)
}

const call = async (noun: string, body: string, openid?: string) => {
  const answer = await fetch(`${gateway.url}/functions/${noun}`, {
    method: 'POST',
    body,
    headers: openid === undefined ? {} : { 'x-local-openid': openid },
  })
  return { status: answer.status, reply: await answer.json() }
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tongren-gateway-'))
  await mkdir(path.join(folder, 'h5/js'), { recursive: true })
  gateway = await startGateway(0)
})

afterEach(async () => {
  await gateway.stop()
  await rm(folder, { recursive: true, force: true })
})

const open = () => {
  gateway.open([
    answerFunctions(functionsIn(path.join(folder, 'functions')), () => NOW),
    serveFolder('/app/', path.join(folder, 'h5'), (html) => html.replace('<head>', '<head><!--edited-->')),
  ])
}

const ECHO = `exports.main = async (event, context) => ({ event, environment: JSON.parse(context.environment), noun: context.function_name })`

describe('functions', () => {
  beforeEach(async () => {
    await bundle('echo', ECHO)
    open()
  })

  test('a function gets the body as event and the account in its context', async () => {
    const { reply } = await call('echo', '{"call":"echo.say","input":{"n":1}}', 'o-yang-jun')
    expect(reply.event).toEqual({ call: 'echo.say', input: { n: 1 } })
    expect(reply.noun).toBe('echo')
    expect(reply.environment).toMatchObject({ WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID', WX_OPENID: 'o-yang-jun' })
    expect(reply.environment.TRIGGER_SRC).toBeUndefined()
  })

  test.each([undefined, '', ' ', 'a b', 'o;TRIGGER_SRC=timer', 'x'.repeat(65)])(
    'the header %j is no account',
    async (openid) => {
      const { reply } = await call('echo', '{"openid":"o-yang-jun","WX_OPENID":"o-yang-jun"}', openid)
      expect(reply.environment.WX_OPENID).toBeUndefined()
    },
  )

  test.each(['', '{', 'nonsense', '\u0000'])('a body of %j arrives as null', async (body) => {
    expect((await call('echo', body)).reply.event).toBeNull()
  })

  test('a body over 6 MB is refused with 413, and 1 MB of text is passed on', async () => {
    expect((await call('echo', 'a'.repeat(6 * 1024 * 1024 + 1))).status).toBe(413)
    const { status, reply } = await call('echo', JSON.stringify({ text: '字'.repeat(350_000) }))
    expect([status, reply.event.text.length]).toEqual([200, 350_000])
  })

  test.each(['nothing', '__proto__', '..', 'echo%2F..', ''])('the noun %j is unknown, with 404', async (noun) => {
    const { status, reply } = await call(noun, '{}')
    expect(status).toBe(404)
    expect(reply).toEqual(expect.not.objectContaining({ event: expect.anything() }))
  })

  test('only POST reaches a function', async () => {
    expect((await fetch(`${gateway.url}/functions/echo`)).status).toBe(405)
  })

  test('a changed bundle is read again', async () => {
    await bundle('echo', `exports.main = async () => 'new'`, 2)
    expect((await call('echo', '{}')).reply).toBe('new')
  })

  test.each([
    ['throws when called', `exports.main = async () => { throw new Error('secret') }`],
    ['throws when loaded', `throw new Error('secret')`],
    ['exports nothing', ''],
    ['is no JavaScript', '}{'],
  ])('a function that %s answers broken with a trace id only, and the next one works', async (_, code) => {
    const said: string[] = []
    const write = process.stderr.write
    process.stderr.write = (text: string | Uint8Array) => said.push(String(text)) > 0
    await bundle('bad', code)
    const { reply } = await call('bad', '{}')
    process.stderr.write = write
    expect(reply).toEqual({ kind: 'broken', traceId: expect.stringMatching(/^[0-9a-f-]{36}$/), now: NOW })
    expect(said.join('')).toContain(reply.traceId)
    expect((await call('echo', '{}')).status).toBe(200)
  })

  test('a caller that hangs up in the middle of a body leaves the gateway working', async () => {
    const { port } = new URL(gateway.url)
    const socket = connect(Number(port), '127.0.0.1')
    await new Promise<void>((resolve) => socket.once('connect', resolve))
    socket.write('POST /functions/echo HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"half')
    socket.destroy()
    expect((await call('echo', '{}')).status).toBe(200)
  })
})

describe('the built app', () => {
  beforeEach(async () => {
    await writeFile(path.join(folder, 'h5/index.html'), '<html><head></head></html>')
    await writeFile(path.join(folder, 'h5/js/app.8fe3626f.js'), 'const text = "'.concat('long '.repeat(500), '"'))
    await writeFile(path.join(folder, 'secret.txt'), 'secret')
    open()
  })

  test('its page is edited on the way out and asked for anew each time', async () => {
    const answer = await fetch(`${gateway.url}/app/`)
    expect(await answer.text()).toContain('<!--edited-->')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  })

  test('hashed files are kept for a year, typed, and smaller on the wire', async () => {
    const answer = await fetch(`${gateway.url}/app/js/app.8fe3626f.js`, { headers: { 'accept-encoding': 'br' } })
    expect(answer.headers.get('cache-control')).toContain('immutable')
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(Number(answer.headers.get('content-length'))).toBeLessThan(200)
    expect(await answer.text()).toContain('long long')
    const plain = await fetch(`${gateway.url}/app/js/app.8fe3626f.js`, { headers: { 'accept-encoding': 'identity' } })
    expect(plain.headers.get('content-encoding')).toBeNull()
  })

  test.each([
    '/app/..%2fsecret.txt',
    '/app/%2e%2e/secret.txt',
    '/app/js/%00',
    '/app/%E0%A4%A',
    '/app/js',
    '/app/nix.js',
    '//',
  ])('nothing outside the folder is served: %s', async (address) => {
    const { port } = new URL(gateway.url)
    const status = await rawStatus(Number(port), address)
    expect([400, 404]).toContain(status)
  })

  test('a file built anew is served anew', async () => {
    await fetch(`${gateway.url}/app/`)
    await writeFile(path.join(folder, 'h5/index.html'), '<html><head></head>second</html>')
    await utimes(path.join(folder, 'h5/index.html'), 5, 5)
    expect(await (await fetch(`${gateway.url}/app/`)).text()).toContain('second')
  })
})

/** The status of a GET whose path is sent as it is, which fetch would tidy. */
const rawStatus = (port: number, address: string) =>
  new Promise<number>((resolve) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`GET ${address} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`),
    )
    let text = ''
    socket.on('data', (part) => (text += part)).on('close', () => resolve(Number(text.split(' ')[1])))
  })

test('before it is open every request is told to wait', async () => {
  const answer = await fetch(gateway.url)
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1'])
})

test('a busy port is told at once', async () => {
  await expect(startGateway(Number(new URL(gateway.url).port))).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
