import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { cloudbaseConfig, mistakesIn } from '../../config/deploy'

const key = () => randomBytes(32).toString('base64')
const good = {
  DATABASE_URL: 'postgres://functions:s3cret@10.0.0.5:5432/jobs',
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
