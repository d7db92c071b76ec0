import { EVERYBODY } from '../../src/domain/campaign/audience'
import { ANY_POSTING } from '../../src/domain/posting/sought'
import { fridayOnOrAfter } from '../../src/domain/time/calendar'
import { nounOf, type Who } from '../../types/call'
import { type CallName, contract, type Input } from '../../types/contract'
import type { Reply } from '../../types/reply'
import { type Line, openLine } from '../local/wechat/phone-line'
import { accountOf, type Cloud, type Loose, logOf, type Platform, startCloud, wordOf } from '../support/cloud'
import {
  aClerk,
  aFair,
  aHelper,
  anIdNumber,
  aPerson,
  aRight,
  dayIn,
  NOTICE_VERSION,
  newId,
  nextNumber,
} from '../support/make'
import { anEmployer } from '../support/make-employer'
import { aDraft } from '../support/make-series'
import { makeCreditCode } from '../support/numbers'

const MEGABYTE = 'x'.repeat(1_000_000)
const calls = Object.keys(contract) as CallName[]
const nouns = [...new Set(calls.map(nounOf))]

type Kind = 'nobody' | 'seeker' | 'recruiter' | 'gate' | 'clerk' | 'timer'
const kinds: readonly Kind[] = ['nobody', 'seeker', 'recruiter', 'gate', 'clerk', 'timer']

/** Who may, per contract entry; everybody with an account is an account. */
const allowed: Record<Who, readonly Kind[]> = {
  account: ['seeker', 'recruiter', 'gate', 'clerk'],
  recruiter: ['recruiter'],
  gate: ['gate'],
  clerk: ['clerk'],
  system: ['timer'],
}

let cloud: Cloud
let line: Line
let platforms: Record<Kind, Platform>
let seeker: Awaited<ReturnType<typeof aPerson>>
let template: Awaited<ReturnType<typeof aDraft>>
beforeAll(async () => {
  cloud = await startCloud()
  line = await openLine({
    app: { id: process.env.WECHAT_APP_ID as string, secret: process.env.WECHAT_APP_SECRET as string },
  })
  process.env.WECHAT_API_URL = `${line.base}api`
  seeker = await aPerson()
  const { stops: _stops, boundFor: _boundFor, ...plain } = await aDraft()
  template = plain
  platforms = {
    nobody: {},
    seeker: accountOf(seeker.openid),
    recruiter: accountOf((await anEmployer()).openid),
    gate: accountOf((await aHelper({ sessionId: (await aFair()).sessionId })).openid),
    clerk: accountOf((await aClerk({ district: '5206' })).openid),
    timer: { TRIGGER_SRC: 'timer' },
  }
})
afterAll(async () => {
  await line.close()
  await cloud.close()
})

/** One well-formed input for every call; the ids name nothing. */
const samples = (): { [C in CallName]: Loose<Input<C>> } => {
  const activityId = newId()
  const sessionId = newId()
  return {
    'activity.home': { district: '5206' },
    'activity.list': { kind: 'fair', district: '5206', from: dayIn(0), until: dayIn(7), cursor: null },
    'activity.month': { month: '2026-11', district: '5206' },
    'activity.get': { activityId },
    'posting.atFair': { activityId, ...ANY_POSTING, trade: 'farming', payFrom: 3000, cursor: null },
    'posting.list': { ...ANY_POSTING, district: '5206', search: '采茶', payUnit: 'day', cursor: null },
    'person.mine': {},
    'person.register': {
      personId: newId(),
      realName: '龙大姐',
      idType: 'residentId',
      idNumber: anIdNumber().idNumber,
      phone: '13985600009',
      consentVersion: NOTICE_VERSION,
      idNumberAgreed: true,
    },
    'person.phone': { code: 'a-code' },
    'person.dossier': { personId: newId(), full: false },
    'person.correct': {
      personId: newId(),
      realName: '龙大姐',
      phone: '13985600011',
      answers: [{ question: 'looking', answer: 'factory' }],
    },
    'person.leaving': { personId: newId() },
    'person.find': { by: 'id', number: anIdNumber().idNumber, reason: '本人来窗口' },
    'person.putRight': {
      personId: newId(),
      realName: null,
      phone: '13985600011',
      verified: true,
      reason: '本人来窗口',
    },
    'person.eraseFor': { personId: newId(), verified: true, reason: '本人来窗口' },
    'person.grantHelper': {
      rightId: newId(),
      personId: newId(),
      mark: '0'.repeat(32),
      until: dayIn(30),
      verified: true,
      reason: '村干部帮村民报名',
    },
    'person.endHelper': { rightId: newId(), personId: newId(), reason: '不再帮人报名' },
    'person.erase': { personId: newId(), withdrawn: false },
    'person.unlink': { personId: newId(), mark: '0'.repeat(32) },
    'person.agree': { personId: newId(), consentVersion: NOTICE_VERSION, idNumberAgreed: true },
    'person.allow': { personId: newId(), part: 'help', allowed: false },
    'privacy.get': { name: 'notice', version: null },
    'person.purge': {},
    'ticket.book': { activityId, personId: newId() },
    'ticket.cancel': { ticketId: newId() },
    'ticket.get': { ticketId: newId() },
    'ticket.mine': {},
    'ticket.history': { cursor: null },
    'ticket.standing': {},
    'ticket.list': { activityId, only: 'held', search: '', cursor: null },
    'ticket.phone': { ticketId: newId(), reason: '有变动要告知' },
    'ticket.revoke': { ticketId: newId(), reason: '重复占用' },
    'ticket.cardSeen': { ticketId: newId(), realName: null, reason: '本人到场核对' },
    'ticket.note': { ticketId: newId(), sessionId, reason: '手机没电' },
    'ticket.allowAgain': { ticketId: newId() },
    'ticket.excuse': { ticketId: newId(), reason: '当天生病' },
    'gate.sessions': {},
    'gate.scan': { scanId: newId(), sessionId, text: 'a text', scannedAt: Date.now(), way: 'in' },
    'gate.upload': { sessionId, deviceNow: Date.now(), scans: [] },
    'gate.beat': { sessionId, queueLength: 0, offline: false, device: 'a phone' },
    'gate.pack': { sessionId, since: Date.now() },
    'gate.undo': { scanId: newId(), reason: '扫错了人' },
    'gate.selfCode': { sessionId },
    'ticket.checkIn': { scanId: newId(), ticketId: newId(), text: 'a text' },
    'gate.live': { sessionId },
    'gate.assign': { sessionId, staffId: newId(), gate: '一号口' },
    'gate.revoke': { sessionId, rightId: newId() },
    'gate.invite': { rightId: newId(), sessionId, gate: '一号口', helper: '志愿者小王' },
    'gate.claim': { code: '1234 5678' },
    'gate.search': { sessionId, surname: '杨', by: 'id', tail: '123X' },
    'gate.admit': { scanId: newId(), sessionId, ticketId: newId() },
    'gate.walkIn': {
      scanId: newId(),
      sessionId,
      ticketId: newId(),
      personId: newId(),
      realName: '龙大姐',
      idType: 'residentId',
      idNumber: anIdNumber().idNumber,
      phone: null,
      consentVersion: NOTICE_VERSION,
    },
    'gate.board': { sessionId },
    'gate.wall': { sessionId },
    'gate.settle': { sessionId, scanId: newId(), note: '问过本人' },
    'gate.settings': { sessionId, venueLimit: 500, tracksExits: true, rotating: false },
    'gate.release': { sessionId, minutes: 15 },
    'gate.skip': { sessionId, ticketId: newId() },
    'gate.report': { sessionId },
    'gate.evidence': { sessionId, cursor: null },
    'employer.mine': {},
    'employer.confirm': {},
    'employer.join': { requestId: newId(), creditCode: makeCreditCode(nextNumber() % 10_000), name: '小龙' },
    'employer.answerJoin': { requestId: newId(), yes: true },
    'employer.letIn': { requestId: newId(), yes: true, alone: false, reason: '打电话核实过' },
    'employer.dismiss': { recruiterId: newId() },
    'employer.recall': { employerId: newId(), note: '电话打不通' },
    'employer.phone': { employerId: newId(), reason: '核对联系人' },
    'employer.setContact': {
      ...{ employerId: newId(), address: '灯塔路 2 号', contactName: '吴经理', contactPhone: null },
      reason: '单位来电要求更正',
    },
    'employer.list': { search: '茶', cursor: null },
    'booth.outcome': { activityId },
    'booth.report': { boothId: newId(), outcomes: [{ postingId: newId(), interviewed: 3, intended: 2, hired: 1 }] },
    'booth.outcomes': { activityId },
    'employer.register': {
      employerId: newId(),
      name: '梵净山茶业',
      creditCode: makeCreditCode(nextNumber() % 10_000),
      district: '520602',
      address: '灯塔工业园',
      about: '做茶的。',
      contactName: '吴经理',
      contactPhone: '13985600010',
    },
    'employer.approve': { employerId: newId(), version: '0'.repeat(32) },
    'employer.sendBack': { employerId: newId(), note: '执照不清楚' },
    'posting.publish': {
      postingId: newId(),
      title: '采茶工',
      trade: 'farming',
      headcount: 5,
      content: '采茶、分拣。',
      region: '520602',
      place: '灯塔工业园',
      pay: { min: 3000, max: 5000, unit: 'month' },
      education: 'any',
      perks: ['包吃住'],
      validUntil: dayIn(30),
    },
    'posting.close': { postingId: newId() },
    'booth.apply': { boothId: newId(), activityId, postingIds: [newId()] },
    'booth.withdraw': { boothId: newId() },
    'booth.approve': { boothId: newId(), version: '0'.repeat(32) },
    'booth.sendBack': { boothId: newId(), note: '岗位不清楚' },
    'desk.today': {},
    'desk.rows': { cursor: null },
    'desk.review': {},
    'desk.activity': { activityId },
    'desk.audit': { day: null, act: null, cursor: null },
    'consent.mine': {},
    'consent.grant': { grants: [{ grantId: newId(), templateId: 'a-template', answer: 'accept' }] },
    'consent.choose': { kind: 'soon', off: true },
    'campaign.list': { cursor: null },
    'campaign.get': { activityId },
    'campaign.preview': { activityId, audience: EVERYBODY },
    'campaign.save': { activityId, version: 0, audience: EVERYBODY, sendAt: null },
    'campaign.approve': { campaignId: newId(), version: 1 },
    'campaign.pause': { campaignId: newId() },
    'campaign.resume': { campaignId: newId() },
    'campaign.stop': { campaignId: newId() },
    'campaign.test': { activityId, testId: newId() },
    'campaign.report': { campaignId: newId() },
    'campaign.propose': {},
    'notice.mine': { cursor: null },
    'notice.unread': {},
    'notice.read': { upTo: 1 },
    'notice.opened': { noticeId: newId() },
    'notice.drain': {},
    'notice.remind': {},
    'activity.poster': { activityId },
    'activity.scene': { scene: 'a-scene' },
    'ticket.card': { activityId, personId: newId() },
    'ticket.accept': { ticketId: newId() },
    'ticket.board': { ticketId: newId(), stop: 's1' },
    'ticket.reconfirm': { ticketId: newId() },
    'ticket.sweep': {},
    'desk.calls': {},
    'desk.called': { noticeId: newId(), result: 'told' },
    'policy.list': {},
    'policy.save': { rule: { name: 'quiet', value: { from: '21:00', until: '08:00' } }, version: 0 },
    'roster.show': {},
    'roster.take': {
      district: '520602',
      lines: [{ at: 1, name: '杨秀军', idNumber: anIdNumber().idNumber, keyGroup: 'veteran' }],
    },
    'roster.remove': { keyGroup: 'veteran', idNumber: anIdNumber().idNumber },
    'series.list': {},
    'series.dates': { seriesId: newId() },
    'series.previewSave': { series: { ...template, id: newId() }, themes: ['veteran'] },
    'series.save': { series: { ...template, id: newId() }, themes: ['veteran'] },
    'series.stop': { seriesId: newId() },
    'series.plan': {},
    'series.pick': { friday: fridayOnOrAfter(dayIn(1)), theme: null, heldOn: null },
    'series.previewPick': { friday: fridayOnOrAfter(dayIn(1)), theme: null, heldOn: null },
    'series.preview': { activityId, scope: 'one', change: {}, overwrite: false, insist: false },
    'series.edit': { activityId, scope: 'one', change: {}, overwrite: false, insist: false },
    'series.previewCallOff': { activityId, scope: 'one' },
    'series.callOff': { activityId, scope: 'one', reason: '停电' },
    'series.gaps': {},
    'series.days': { day: dayIn(3) },
    'series.closeDay': { day: dayIn(3), reason: '大雪' },
    'series.openDay': { day: dayIn(3) },
    'series.setDay': { day: dayIn(3), kind: 'ordinary', name: '照常办' },
    'series.clearDay': { day: dayIn(3) },
    'series.previewYear': { year: Number(dayIn(0).slice(0, 4)) },
    'series.publishYear': { year: Number(dayIn(0).slice(0, 4)) },
    'series.enterYear': { year: Number(dayIn(0).slice(0, 4)), entered: false },
    'series.make': {},
  }
}

const send = (call: CallName, input: unknown, kind: Kind): Promise<Reply> => {
  const timer = kind === 'timer' ? { Type: 'Timer', TriggerName: 'a-timer' } : {}
  return cloud.send(nounOf(call), { ...timer, call, input }, platforms[kind])
}
const lawful = (call: CallName) => allowed[contract[call].who][0] as Kind

/** Everything that is stored, as one text. */
async function stored(): Promise<string> {
  const [all] = await cloud.sql<{ text: string }>`
    select string_agg(table_name || md5(query_to_xml(format('select t::text from %I t order by 1', table_name), true, true, '')::text),
      ' ' order by table_name) as text
    from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`
  return all?.text as string
}

describe('who may', () => {
  const others = calls.flatMap((call) =>
    kinds.filter((kind) => !allowed[contract[call].who].includes(kind)).map((kind) => [call, kind] as const),
  )

  test.each(others)('%s is refused to: %s, and nothing is written', async (call, kind) => {
    const before = await stored()
    expect(wordOf(await send(call, samples()[call], kind))).toBe(kind === 'nobody' ? 'actor.unknown' : 'actor.mayNot')
    expect(await stored()).toBe(before)
  })

  test.each(calls)('%s is open to those its contract entry names', async (call) => {
    for (const kind of allowed[contract[call].who])
      expect(['actor.unknown', 'actor.mayNot', 'call.unknown', 'input.invalid', 'broken']).not.toContain(
        wordOf(await send(call, samples()[call], kind)),
      )
  })

  test('staff who left may nothing more', async () => {
    const left = await aClerk({ active: false })
    expect(await cloud.say(left.openid, 'desk.today', {})).toBe('actor.mayNot')
    await aRight({ sessionId: (await aFair()).sessionId, openid: left.openid })
    expect(await cloud.say(left.openid, 'gate.live', { sessionId: newId() })).toBe('actor.mayNot')
    expect(await cloud.get(left.openid, 'gate.sessions', {})).toEqual([])
  })
})

describe('who asks', () => {
  test('is what the platform says, whatever the event claims', async () => {
    const claims = {
      openid: 'o-somebody',
      OPENID: 'o-somebody',
      userInfo: { openId: 'o-somebody' },
      WX_OPENID: 'o-somebody',
    }
    const reply = await cloud.send('person', { call: 'person.mine', input: {}, ...claims }, platforms.seeker)
    expect(reply).toMatchObject({
      kind: 'done',
      value: { persons: expect.arrayContaining([expect.objectContaining({ id: seeker.personId })]) },
    })
    const nobody = await cloud.send('person', { call: 'person.mine', input: {}, ...claims })
    expect(wordOf(nobody)).toBe('actor.unknown')
  })

  test('is nobody when the platform vouches for nobody', async () => {
    const unvouched: Platform[] = [{}, { WX_OPENID: '' }, { WX_APPID: 'wx0000000000000000' }]
    for (const platform of unvouched)
      expect(wordOf(await cloud.send('person', { call: 'person.mine', input: {} }, platform))).toBe('actor.unknown')
  })

  test.each(calls)('%s takes no identity in its input', async (call) => {
    const before = await stored()
    for (const key of ['openid', 'staffId_', 'actor', '__proto__']) {
      const input = JSON.parse(
        JSON.stringify(samples()[call]).replace(/^\{/, `{"${key}":{"openid":"o-clerk"},`).replace(',}', '}'),
      )
      expect(await send(call, input, lawful(call))).toMatchObject({ refusal: { code: 'input.invalid', field: key } })
    }
    expect(await stored()).toBe(before)
  })
})

describe('timers', () => {
  const event = { Type: 'Timer', TriggerName: 'drainNotices', Message: '' }

  test('the platform’s own timer is served', async () => {
    expect(wordOf(await cloud.asTimer('notice', 'drainNotices'))).toBe('done')
  })

  test('an event that only looks like a timer’s is not', async () => {
    expect(wordOf(await cloud.send('notice', event))).toBe('actor.unknown')
    expect(wordOf(await cloud.send('notice', { ...event, TRIGGER_SRC: 'timer' }))).toBe('actor.unknown')
    for (const kind of ['seeker', 'clerk'] as const) {
      expect(wordOf(await cloud.send('notice', event, platforms[kind]))).toBe('actor.mayNot')
      expect(wordOf(await cloud.send('notice', { ...event, call: 'notice.drain' }, platforms[kind]))).toBe(
        'actor.mayNot',
      )
    }
  })

  test('a timer nobody knows does nothing', async () => {
    for (const name of ['other', '__proto__', 'constructor', 'toString'])
      expect(wordOf(await cloud.asTimer('notice', name))).toBe('call.unknown')
  })
})

describe('malformed', () => {
  const events: readonly unknown[] = [
    undefined,
    null,
    [],
    [{ call: 'ticket.mine' }],
    'ticket.mine',
    42,
    true,
    {},
    { call: null },
    { call: 5 },
    { call: {} },
    { call: ['ticket.mine'] },
    { call: '' },
    { call: 'ticket' },
    { call: 'ticket.' },
    { call: 'ticket.mine ' },
    { call: 'ticket.steal' },
    { call: '__proto__' },
    { call: 'constructor' },
    { call: 'hasOwnProperty' },
    { call: 'toString' },
    { call: MEGABYTE },
    JSON.parse('{"__proto__":{"call":"ticket.mine"}}'),
  ]

  test.each(nouns)('events at the door of %s are refused one and all, and it goes on answering', async (noun) => {
    const before = await stored()
    for (const kind of ['seeker', 'clerk', 'nobody'] as const)
      for (const event of events) expect(wordOf(await cloud.send(noun, event, platforms[kind]))).toBe('call.unknown')
    const elsewhere = noun === 'ticket' ? 'person.mine' : 'ticket.mine'
    expect(wordOf(await cloud.send(noun, { call: elsewhere, input: {} }, platforms.seeker))).toBe('call.unknown')
    expect(await stored()).toBe(before)
  })

  test.each(calls)(
    'input of %s is refused with its field, however wrong or long, and nothing is written',
    async (call) => {
      const before = await stored()
      for (const input of [[], 'text', 5, true, MEGABYTE])
        expect(await send(call, input, lawful(call))).toMatchObject({
          refusal: { code: 'input.invalid', field: 'input' },
        })
      for (const { field, input } of spoiled(samples()[call]))
        expect(await send(call, input, lawful(call))).toMatchObject({ refusal: { code: 'input.invalid', field } })
      expect(await stored()).toBe(before)
    },
  )

  test.each(calls)(
    'half a character, or a nothing, anywhere in %s is refused or taken, and never a fault',
    async (call) => {
      const input = samples()[call]
      const texts = pathsIn(input).filter((path) => typeof valueAt(input, path) === 'string')
      for (const path of texts)
        for (const scar of ['\ud83d', '\ude00', '\u0000'])
          expect(
            wordOf(await send(call, replaced(input, path, `${valueAt(input, path)}${scar}`), lawful(call))),
          ).not.toBe('broken')
    },
  )

  const scanners: readonly CallName[] = ['gate.scan', 'gate.upload', 'ticket.checkIn', 'activity.scene']
  test.each(calls.filter((call) => !scanners.includes(call)))(
    'what no table could keep is refused at the door of %s: a number too large, a list or a depth without end',
    async (call) => {
      const before = await stored()
      const input = samples()[call]
      const say = async (path: Path, wrong: unknown) =>
        wordOf(await send(call, replaced(input, path, wrong), lawful(call)))
      for (const path of pathsIn(input)) {
        const value = valueAt(input, path)
        if (typeof value === 'number')
          for (const many of [2 ** 53, 1e300, -1e300]) expect(await say(path, many)).toBe('input.invalid')
        if (typeof value === 'number') expect(await say(path, 2 ** 31)).not.toBe('broken')
        for (const wrong of [nested(20_000), Array(10_000).fill(1)])
          expect(await say(path, wrong)).toBe('input.invalid')
      }
      expect(await stored()).toBe(before)
    },
  )

  test('an entry of a device’s queue that is nested without end keeps no other from being taken', async () => {
    const fair = await aFair()
    const { openid } = await aHelper({ sessionId: fair.sessionId })
    const scans = [nested(20_000), { scanId: newId(), text: 'a\u0000b', scannedAt: Date.now(), way: 'in', said: null }]
    const reply = await cloud.ask(openid, 'gate.upload', { sessionId: fair.sessionId, deviceNow: Date.now(), scans })
    expect(reply).toMatchObject({ kind: 'done', value: { answers: [{}, {}] } })
  })

  test('the log never repeats what was sent', async () => {
    const typed = samples()['person.register']
    const lines = await logOf(async () => {
      await cloud.send('person', { call: 'person.register', input: typed }, platforms.recruiter)
      await cloud.send('person', { call: `x ${typed.idNumber}`, input: {} }, platforms.seeker)
    })
    expect(lines).toContain('person.register')
    for (const secret of [typed.idNumber, typed.phone, typed.realName]) expect(lines).not.toContain(secret)
  })
})

/** A list in a list in a list … */
const nested = (deep: number): unknown => {
  let value: unknown = []
  for (let n = 0; n < deep; n += 1) value = [value]
  return value
}

type Path = readonly string[]

/** Where every value of an input lies, however deep. */
const pathsIn = (value: unknown, path: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, each]) => [[...path, key], ...pathsIn(each, [...path, key])])
    : []

const valueAt = (input: object, path: Path) =>
  path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], input)

/** The input with one value wrong at a time: missing, of another type, a megabyte of text. */
const spoiled = (input: object) =>
  pathsIn(input).flatMap((path) =>
    [undefined, typeof valueAt(input, path) === 'boolean' ? 5 : true, MEGABYTE, '铜'.repeat(400_000)].map((wrong) => ({
      field: path.join('.'),
      input: replaced(input, path, wrong),
    })),
  )

function replaced(input: object, [key, ...rest]: Path, wrong: unknown): object {
  const copy = (Array.isArray(input) ? [...input] : { ...input }) as Record<string, unknown>
  const kept = copy[key as string]
  copy[key as string] = rest.length > 0 ? replaced(kept as object, rest, wrong) : wrong
  return copy
}
