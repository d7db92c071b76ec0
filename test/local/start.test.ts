import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readOptions } from '../../local/start'

const root = path.resolve(__dirname, '../..')
const data = mkdtempSync(path.join(tmpdir(), 'tongren-start-'))

afterAll(() => rmSync(data, { recursive: true, force: true }))

const { DATABASE_URL: _, LOG: __, ...environment } = process.env

/** Runs the command of `npm start`; `ready` is its line, or what it said when it ended before. */
const run = (...args: string[]) => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'local/start.ts', ...args], { cwd: root, env: environment })
  const said = { out: '', err: '' }
  child.stdout.on('data', (text) => {
    said.out += text
  })
  child.stderr.on('data', (text) => {
    said.err += text
  })
  const closed = once(child, 'close').then(([code]) => Number(code))
  const spoken = new Promise<void>((resolve) => child.stdout.on('data', () => said.out.includes('\n') && resolve()))
  const stop = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return closed
  }
  return { said, closed, ready: Promise.race([spoken, closed]), stop }
}

const mine = async (address: string, openid: string, call: string, input: object = {}) => {
  const answer = await fetch(`${address}/functions/${call.split('.')[0]}`, {
    method: 'POST',
    headers: { 'x-local-openid': openid },
    body: JSON.stringify({ call, input }),
  })
  return (await answer.json()).value
}

test('a start says one line, books, keeps the booking over a stop and a start, and forgets it when fresh', async () => {
  const first = run('--port', '0', '--data', data)
  await first.ready
  expect(first.said).toEqual({
    out: expect.stringMatching(/^ready http:\/\/127\.0\.0\.1:\d+\n$/),
    err: expect.any(String),
  })
  const address = first.said.out.slice(6).trim()
  const page = await (await fetch(`${address}/app/`)).text()
  expect(page).toContain('<script src="/wechat/page.js"></script>')
  expect((await fetch(`${address}/`)).headers.get('content-type')).toContain('text/html')

  const home = await mine(address, 'o-long-xiaoyan', 'activity.home', { district: null })
  const { persons } = await mine(address, 'o-long-xiaoyan', 'person.mine')
  const ticket = await mine(address, 'o-long-xiaoyan', 'ticket.book', {
    activityId: home.special.id,
    personId: persons[0].id,
  })
  expect(ticket.state).toBe('booked')
  const busy = run('--port', '0', '--data', data)
  expect(await busy.closed).toBe(1)
  expect(busy.said.err).toContain('in use by process')
  expect(await first.stop('SIGINT')).toBe(0)
  expect(first.said.out.split('\n')).toHaveLength(2)
  expect(await readFile(path.join(data, 'functions.log'), 'utf8')).toContain('"ticket.book"')

  const second = run('--port', '0', '--data', data)
  await second.ready
  const tickets = await mine(second.said.out.slice(6).trim(), 'o-long-xiaoyan', 'ticket.mine')
  expect(tickets.map(({ id }: { id: string }) => id)).toContain(ticket.id)
  expect(await second.stop('SIGTERM')).toBe(0)

  await writeFile(path.join(data, 'note.txt'), 'mine')
  const fresh = run('--port', '0', '--data', data, '--fresh', '--seed', 'none')
  await fresh.ready
  expect(await mine(fresh.said.out.slice(6).trim(), 'o-long-xiaoyan', 'ticket.mine')).toEqual([])
  expect(existsSync(path.join(data, 'note.txt'))).toBe(true)
  expect(await fresh.stop('SIGINT')).toBe(0)
}, 240_000)

test('a busy port is said in words, and nothing is left running', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const start = run('--port', String(port), '--data', data)
  expect(await start.closed).toBe(1)
  expect(start.said).toEqual({
    out: '',
    err: expect.stringMatching(new RegExp(`^port ${port} is in use\\..*--port N\\.\n$`)),
  })
  other.close()
})

test('--fresh never empties a database of one’s own', async () => {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'local/start.ts', '--port', '0', '--data', data, '--fresh'],
    {
      cwd: root,
      env: { ...environment, DATABASE_URL: 'postgres://elsewhere.invalid/app' },
    },
  )
  let said = ''
  child.stderr.on('data', (text) => {
    said += text
  })
  const [code] = await once(child, 'close')
  expect([code, said]).toEqual([1, expect.stringContaining('does not empty the database of DATABASE_URL')])
})

test.each([
  [['--port', 'x'], '--port x is not a port'],
  [['--port', '65536'], '--port 65536 is not a port'],
  [['--port', '-1'], '--port'],
  [['--seed', 'big'], '--seed big is none of none, demo, large'],
  [['--data', ''], '--data needs a folder'],
  [['--nonsense'], '--nonsense'],
  [['left', 'over'], 'left'],
])('the arguments %j are refused with a reason', (args, reason) =>
  expect(readOptions(args)).toEqual({ wrong: expect.stringContaining(reason) }),
)

test('a wrong argument ends with the usage and code 2', async () => {
  const start = run('--seed', 'big')
  expect(await start.closed).toBe(2)
  expect(start.said.err).toContain('usage: npm start --')
})
