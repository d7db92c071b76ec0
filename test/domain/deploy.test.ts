import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cloudbaseConfig, deployedIn, deployFunctions, mistakesIn, planOf } from '../../config/deploy'

const key = () => randomBytes(32).toString('base64')
const good = {
  DATABASE_URL: 'postgres://functions:s3cret@10.0.0.5:5432/jobs',
  MIGRATE_DATABASE_URL: 'postgres://owner:s3cret2@pg.example.org:5432/jobs?sslmode=verify-full',
  SEAL_KEYS: JSON.stringify({ 1: key(), 2: key() }),
  HASH_KEY: key(),
  TICKET_KEYS: JSON.stringify({ 2: key() }),
  TICKET_KEYS_PAST: JSON.stringify({ 1: { publicKey: key(), retiredAt: 1_795_500_000_000 } }),
  WECHAT_APP_ID: 'wx0123456789abcdef',
  WECHAT_APP_SECRET: '0123456789abcdef0123456789abcdef',
}

test('every function is told which ticket keys are retired, and to give up before the platform ends it', () => {
  for (const { envVariables, timeout } of cloudbaseConfig(good).functions) {
    expect(envVariables).toMatchObject({ TICKET_KEYS_PAST: good.TICKET_KEYS_PAST })
    expect(Number(envVariables.PG_QUERY_TIMEOUT_MS)).toBeLessThan(timeout * 1000)
  }
})

test('an environment that is filled in has no mistakes', () => {
  expect(mistakesIn(good)).toEqual([])
})

test('the placeholders of the example are not deployed', () => {
  const text = readFileSync(path.resolve(__dirname, '../../.env.example'), 'utf8')
  const example = Object.fromEntries([...text.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]))
  expect(mistakesIn(example)).toEqual([
    'DATABASE_URL',
    'MIGRATE_DATABASE_URL',
    'SEAL_KEYS',
    'HASH_KEY',
    'TICKET_KEYS',
    'WECHAT_APP_ID',
    'WECHAT_APP_SECRET',
  ])
})

test.each([
  ['SEAL_KEYS', '{}'],
  ['SEAL_KEYS', 'text'],
  ['SEAL_KEYS', JSON.stringify({ 1: randomBytes(31).toString('base64') })],
  ['SEAL_KEYS', JSON.stringify({ 0: key() })],
  ['HASH_KEY', randomBytes(33).toString('base64')],
  ['TICKET_KEYS_PAST', '{"1":{"publicKey":"short"}}'],
  ['WECHAT_APP_SECRET', 'secret'],
])('a malformed %s is found before anything is deployed', (name, value) => {
  expect(mistakesIn({ ...good, [name]: value })).toEqual([name])
})

test('the functions and the owner are two users, and the functions never learn of the other one', () => {
  const one = { ...good, MIGRATE_DATABASE_URL: 'postgres://functions:s3cret@pg.example.org/jobs?sslmode=verify-full' }
  expect(mistakesIn(one)).toEqual(['MIGRATE_DATABASE_URL (the user of DATABASE_URL)'])
  expect(planOf(one)).toContain('wrong        MIGRATE_DATABASE_URL (the user of DATABASE_URL)')
  expect(planOf({ ...good, MIGRATE_DATABASE_URL: undefined })).toMatch(/missing .*MIGRATE_DATABASE_URL/)
  expect(planOf(good)).toContain('owner owns and migrates, functions is the functions’')
  for (const text of [JSON.stringify(cloudbaseConfig(good)), planOf(good)]) expect(text).not.toContain('s3cret2')
})

test.each([
  ['postgres://functions:x@10.0.0.5/jobs', true],
  ['postgres://functions:x@172.31.0.9/jobs', true],
  ['postgres://functions:x@172.32.0.9/jobs', false],
  ['postgres://functions:x@pg.example.org/jobs', false],
  ['postgres://functions:x@pg.example.org/jobs?sslmode=require', false],
  ['postgres://functions:x@10.0.0.5/jobs?sslmode=verify-ca', false],
  ['postgres://functions:x@pg.example.org/jobs?sslmode=no-verify', true],
  ['postgres://functions:x@pg.example.org/jobs?sslmode=disable', true],
])('how the connection is sealed is said, or need not be: %s', (url, isGood) => {
  expect(mistakesIn({ ...good, DATABASE_URL: url })).toEqual(isGood ? [] : ['DATABASE_URL (sslmode)'])
})

test('the authority of the database is a certificate, and saves saying how the connection is sealed', () => {
  const ca = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'
  const open = { ...good, DATABASE_URL: 'postgres://functions:x@pg.example.org/jobs' }
  expect(mistakesIn({ ...open, DATABASE_CA: ca })).toEqual([])
  expect(mistakesIn({ ...good, DATABASE_CA: '/etc/ca.pem' })).toEqual(['DATABASE_CA'])
  expect(cloudbaseConfig({ ...good, DATABASE_CA: ca }).functions[0]?.envVariables).toMatchObject({ DATABASE_CA: ca })
})

test('more variables than the platform takes are found before anything is deployed', () => {
  const keys = Object.fromEntries(Array.from({ length: 80 }, (_, id) => [id + 1, key()]))
  expect(mistakesIn({ ...good, SEAL_KEYS: JSON.stringify(keys) })).toEqual(['variables (over 4096 bytes)'])
})

describe('the command line of CloudBase', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'deploy-'))
  const before = process.env.PATH
  beforeAll(() => {
    process.env.PATH = `${folder}${path.delimiter}${before}`
  })
  afterAll(() => {
    process.env.PATH = before
    rmSync(folder, { recursive: true })
  })

  /** Says so much and ends like this. */
  const tcb = (words: string, status: number) => {
    writeFileSync(path.join(folder, 'tcb'), `#!/bin/sh\ncat <<'END'\n${words}\nEND\nexit ${status}\n`)
    chmodSync(path.join(folder, 'tcb'), 0o755)
  }
  const deploy = () => deployFunctions(folder, ['ticket', 'gate', 'desk'])
  const half = [
    '✔ [ticket] Cloud function deployed successfully',
    '✔ [desk] 云函数更新成功！',
    '✖ 1 cloud function(s) deployment failed',
    '✖   - [gate] InternalError',
  ].join('\n')

  test('that ends well though a function failed is not believed: who is in place and who is not is said', async () => {
    tcb(half, 0)
    await expect(deploy()).rejects.toThrow(/NOT DEPLOYED {2}gate\ndeployed {6}ticket, desk/)
  })

  test('that says nothing, as when nobody is logged in, has deployed nothing', async () => {
    tcb('No valid identity information, please use tcb login to login', 0)
    await expect(deploy()).rejects.toThrow(/NOT DEPLOYED {2}ticket, gate, desk\ndeployed {6}nothing/)
  })

  test('is believed when it says of each function that it is in place, and ends well', async () => {
    tcb(half.replace('✖ 1', '✔ [gate] 云函数部署成功'), 0)
    await expect(deploy()).resolves.toBeUndefined()
    tcb(half.replace('✖ 1', '✔ [gate] 云函数部署成功'), 1)
    await expect(deploy()).rejects.toThrow('ended with 1')
  })

  test('says it of a function in words that this version still uses', () => {
    const cli = readFileSync(path.resolve(__dirname, '../../node_modules/@cloudbase/cli/dist/standalone/cli.js'))
    const words = [
      '云函数部署成功',
      '云函数更新成功',
      'Cloud function deployed successfully',
      'Cloud function updated successfully',
    ]
    for (const said of words) {
      expect(cli.includes(`[{{name}}] ${said}`)).toBe(true)
      expect(deployedIn(`✔ [ticket] ${said}!`)).toEqual(['ticket'])
    }
  })
})
