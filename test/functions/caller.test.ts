import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { callerOf } from '../../cloudfunctions/kit/caller'
import { freePort } from '../../local/postgres/server'
import type { Reply } from '../../types/reply'
import { type Cloud, startCloud } from '../support/cloud'
import { aFair, aPerson, aTicket } from '../support/make'

const root = path.resolve(__dirname, '../..')
const MINUTE = 60_000

type Invocation = { event: object; context: object }
type Who = { openid: string } | 'timer' | 'nobody'

jest.setTimeout(60_000)

let folder: string
let cloud: Cloud
let one: Awaited<ReturnType<typeof aPerson>>
let other: Awaited<ReturnType<typeof aPerson>>
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tongren-identity-'))
  await bundle({ nouns: ['ticket', 'person'], out: path.join(folder, 'functions') })
  cloud = await startCloud()
  one = await aPerson()
  other = await aPerson()
})
afterAll(async () => {
  await cloud.close()
  await rm(folder, { recursive: true, force: true })
})

/** The functions as they are deployed; in a process of its own, as the bundler does not run inside jest. */
async function bundle(what: { nouns: readonly string[]; out: string }): Promise<void> {
  const act = `require('./config/build/bundle').bundleFunctions(${JSON.stringify(what)})`
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', act], { cwd: root, stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error('the functions could not be bundled')
}

const mine = { call: 'person.mine', input: {} }
const timerEvent = (name: string) => ({ Type: 'Timer', TriggerName: name, Time: '2026-03-06T01:00:00Z', Message: '' })

/** Whom a reply of `person.mine` is about, or the word it was refused with. */
const whoseIn = (reply: Reply): string => {
  if (reply.kind === 'refused') return reply.refusal.code
  const { persons } = (reply.kind === 'done' ? reply.value : { persons: [] }) as { persons: { id: string }[] }
  return persons.map(({ id }) => id).join() || reply.kind
}

/** An offer that has run out and that the sweep of the timer ends. */
async function anEndedOffer() {
  const { activityId } = await aFair({ seats: 1 })
  return aTicket({ activityId, ...(await aPerson()), state: 'offered', offeredUntil: Date.now() - MINUTE })
}
const stateOf = async (ticketId: string) =>
  (await cloud.sql<{ state: string }>`select state from tickets where id = ${ticketId}`)[0]?.state

/** What the platform puts into the context of a call, in each of its two forms. */
const said = (who: Who): Record<string, string> => ({
  SCF_NAMESPACE: 'a-city',
  ...(typeof who === 'object'
    ? { WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID', WX_OPENID: who.openid, WX_APPID: 'wx0000000000000000' }
    : who === 'timer'
      ? { TRIGGER_SRC: 'timer', TCB_SOURCE: 'wx_trigger' }
      : { WX_CONTEXT_KEYS: 'WX_OPENID', TCB_CONTEXT_KEYS: 'TCB_ENV', TCB_ENV: 'a-city' }),
})
const pairs = (who: Who) =>
  Object.entries(said(who))
    .map(([name, value]) => `${name}=${value};`)
    .join('')
const forms = {
  environ: (who: Who) => ({ request_id: 'r', environ: pairs(who) }),
  environment: (who: Who) => ({ request_id: 'r', environ: pairs(who), environment: JSON.stringify(said(who)) }),
}

/** The answers of a function in CloudBase's own bootstrap: one process, one invocation after the other. */
async function inBootstrap(noun: string, invocations: readonly Invocation[]): Promise<Reply[]> {
  const place = path.join(folder, 'bootstrap')
  await mkdir(place, { recursive: true })
  await copyFile(require.resolve('@cloudbase/cli/runtime/nodejs/bootstrap.js'), path.join(place, 'bootstrap.js'))
  await copyFile(path.join(root, 'test/support/warm-runtime.cjs'), path.join(place, 'runtime.js'))
  await writeFile(path.join(place, 'invocations.json'), JSON.stringify(invocations))
  const child = spawn(process.execPath, ['bootstrap.js', 'invocations.json'], {
    cwd: place,
    env: { ...process.env, FUNCTION_FOLDER: path.join(folder, 'functions', noun) },
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  })
  let lines = ''
  child.stdio[3]?.on('data', (text) => {
    lines += text
  })
  await once(child, 'close')
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Reply)
}

describe.each(Object.entries(forms))('a warm instance, told by %s', (_, contextOf) => {
  test('serves each call as who made it: nobody after a citizen is nobody, another citizen is another', async () => {
    const calls: Who[] = [{ openid: one.openid }, 'nobody', 'timer', 'nobody', { openid: other.openid }, 'nobody']
    const replies = await inBootstrap(
      'person',
      calls.map((who) => ({ event: mine, context: contextOf(who) })),
    )
    expect(replies.map(whoseIn)).toEqual([
      one.personId,
      'actor.unknown',
      'actor.unknown',
      'actor.unknown',
      other.personId,
      'actor.unknown',
    ])
  })

  test('runs the timer of whichever call comes before it, and for nobody else', async () => {
    const { ticketId } = await anEndedOffer()
    const ask = { call: 'ticket.mine', input: {} }
    const replies = await inBootstrap('ticket', [
      { event: ask, context: contextOf({ openid: one.openid }) },
      { event: timerEvent('sweepOffers'), context: contextOf('nobody') },
      { event: timerEvent('sweepOffers'), context: contextOf({ openid: one.openid }) },
    ])
    const words = (list: readonly Reply[]) =>
      list.map((each) => (each.kind === 'refused' ? each.refusal.code : each.kind))
    expect(words(replies)).toEqual(['done', 'actor.unknown', 'actor.mayNot'])
    expect(await stateOf(ticketId)).toBe('offered')
    const swept = await inBootstrap('ticket', [
      { event: ask, context: contextOf({ openid: one.openid }) },
      { event: timerEvent('sweepOffers'), context: contextOf('timer') },
      { event: timerEvent('sweepOffers'), context: contextOf('nobody') },
      { event: ask, context: contextOf({ openid: other.openid }) },
    ])
    expect(words(swept)).toEqual(['done', 'done', 'actor.unknown', 'done'])
    expect(await stateOf(ticketId)).toBe('expired')
  })
})

describe('CloudRun', () => {
  const HEADER = 'x-the-platform-says'
  let child: ChildProcess
  let base: string
  beforeAll(async () => {
    const port = await freePort()
    const cli = path.join(root, 'node_modules/@cloudbase/functions-framework/bin/tcb-ff.js')
    const source = path.join(folder, 'functions/ticket')
    child = spawn(process.execPath, [cli, `--port=${port}`, `--source=${source}`, `--extendedContextKey=${HEADER}`], {
      cwd: source,
      env: process.env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    base = `http://127.0.0.1:${port}/`
    for (let left = 100; left > 0; left -= 1) {
      if (await fetch(base).catch(() => undefined)) return
      await new Promise((soon) => setTimeout(soon, 100))
    }
  })
  afterAll(async () => {
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  })

  const post = async (event: object, says?: object, headers: Record<string, string> = {}): Promise<string> => {
    const context: Record<string, string> = says ? { [HEADER]: gzipSync(JSON.stringify(says)).toString('base64') } : {}
    const answer = await fetch(base, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers, ...context },
      body: JSON.stringify(event),
    })
    const reply = (await answer.json()) as Reply
    return reply.kind === 'refused' ? reply.refusal.code : reply.kind
  }
  const citizen = (openId: string) => ({ envId: 'a-city', source: 'wx_client', wechatContext: { openId, unionId: '' } })

  test('serves each call as who made it, and its timer, in one process', async () => {
    const { ticketId } = await anEndedOffer()
    const ask = { call: 'ticket.mine', input: {} }
    expect(await post(ask, citizen(one.openid))).toBe('done')
    expect(await post(ask)).toBe('actor.unknown')
    expect(await post(ask, undefined, { 'x-wx-openid': one.openid })).toBe('actor.unknown')
    expect(await post(timerEvent('sweepOffers'))).toBe('actor.unknown')
    expect(await post(timerEvent('sweepOffers'), citizen(one.openid))).toBe('actor.mayNot')
    expect(await stateOf(ticketId)).toBe('offered')
    expect(await post(timerEvent('sweepOffers'), { envId: 'a-city', source: 'wx_trigger' })).toBe('done')
    expect(await stateOf(ticketId)).toBe('expired')
    expect(await post(ask, citizen(other.openid))).toBe('done')
    expect(await post(ask, { envId: 'a-city', source: 'wx_client' })).toBe('actor.unknown')
  })
})

describe('a context', () => {
  const strange: unknown[] = [
    undefined,
    null,
    0,
    'WX_OPENID=o-a',
    [],
    {},
    { environment: '' },
    { environment: '{' },
    { environment: 'null' },
    { environment: '[]' },
    { environment: 5, environ: 5 },
    { environment: { WX_OPENID: 'o-a' } },
    { environment: '{"WX_OPENID":["o-a"]}' },
    { environment: '{"WX_CONTEXT_KEYS":"WX_OPENID"}' },
    { environ: 'WX_OPENID' },
    { environ: 'WX_OPENID=;WX_CONTEXT_KEYS=WX_OPENID' },
    { environ: 'WX_OPENID=o-a;WX_OPENID=o-b' },
    { environ: 'WX_OPENID=o-a,o-b' },
    { environ: ['WX_OPENID=o-a'] },
    { extendedContext: null },
    { extendedContext: { wechatContext: { openId: '' } } },
    { extendedContext: { wechatContext: 'o-a', userId: 'o-a' } },
    { httpContext: { headers: { 'x-wx-openid': 'o-a', 'x-local-openid': 'o-a' } } },
    { WX_OPENID: 'o-a', TRIGGER_SRC: 'timer' },
  ]

  test.each(strange)('that says nobody vouches for nobody, whatever the process holds: %j', (context) => {
    const kept = { ...process.env }
    Object.assign(process.env, { WX_OPENID: 'o-before', WX_CONTEXT_KEYS: 'WX_OPENID', TRIGGER_SRC: 'timer' })
    try {
      expect(callerOf(timerEvent('sweepOffers'), context)).toEqual({ kind: 'nobody' })
    } finally {
      process.env = kept
    }
  })

  test('with the timer’s mark is a timer’s, never an account’s', () => {
    const context = { environment: JSON.stringify({ TRIGGER_SRC: 'timer', WX_OPENID: 'o-a' }) }
    expect(callerOf(timerEvent('remind'), context)).toEqual({ kind: 'timer', name: 'remind' })
    expect(callerOf(mine, context)).toEqual({ kind: 'nobody' })
  })
})
