import { database } from '../../cloudfunctions/kit/db'
import { reseal, sealsByKey } from '../../cloudfunctions/kit/reseal'
import { lostKeys } from '../../config/deploy'
import type { RightId, ScanId } from '../../types/core'
import { type Cloud, startCloud } from '../support/cloud'
import {
  aClerk,
  aFair,
  aHelper,
  anIdNumber,
  aPerson,
  aTicket,
  at,
  moveClock,
  NOTICE_VERSION,
  newId,
} from '../support/make'
import { makeCreditCode } from '../support/numbers'

describe('a whole dump', () => {
  let cloud: Cloud
  beforeAll(async () => {
    cloud = await startCloud()
  })
  afterAll(async () => {
    moveClock(0)
    await cloud.close()
  })

  /** Every row of every table, as a backup holds it. */
  const dump = async (): Promise<string> => {
    const [all] = await cloud.sql<{ text: string }>`
      select string_agg(query_to_xml(format('select t::text from %I t', table_name), true, true, '')::text, ' ') as text
      from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`
    return all?.text ?? ''
  }

  test('of what people, a door and an employer left behind tells no name, number or day of birth', async () => {
    const startsAt = Date.now() + 600_000
    const { activityId, sessionId } = await aFair({ startsAt, endsAt: startsAt + 3 * 3_600_000, walkInSeats: 5 })
    const helper = await aHelper({ sessionId })
    const clerk = await aClerk()
    const people = [
      { realName: '欧阳静妹', ...anIdNumber(771), phone: '13985667701' },
      { realName: '阿依古丽·买买提', ...anIdNumber(772), phone: '13985667702' },
    ]
    for (const [nth, { realName, idNumber, phone }] of people.entries()) {
      const person = { personId: newId(), realName, idType: 'residentId' as const, idNumber, phone }
      const basis = 'self' as const
      const openid = `o-rest-${nth}`
      await cloud.get(openid, 'person.register', {
        ...person,
        basis,
        consentVersion: NOTICE_VERSION,
        idNumberAgreed: true,
      })
      await cloud.get(openid, 'ticket.book', { activityId, personId: person.personId })
    }
    const visitor = { realName: '龙大姐姐', ...anIdNumber(773), phone: '13985667703' }
    await cloud.get(helper.openid, 'gate.walkIn', {
      ...{
        scanId: newId(),
        sessionId,
        ticketId: newId(),
        personId: newId(),
        consentVersion: NOTICE_VERSION,
      },
      ...{ realName: visitor.realName, idType: 'residentId', idNumber: visitor.idNumber, phone: visitor.phone },
    })
    const first = people[0] as (typeof people)[0]
    const found = await cloud.get(helper.openid, 'gate.search', {
      ...{ sessionId, surname: '欧阳', by: 'id', tail: first.idNumber.slice(-4) },
    })
    expect(found.hits).toHaveLength(1)
    await cloud.get('o-rest-0', 'person.dossier', { personId: (await mineOf('o-rest-0')).id, full: true })
    await cloud.get(clerk.openid, 'roster.take', {
      district: '520602',
      lines: [{ at: 1, name: first.realName, idNumber: first.idNumber, keyGroup: 'veteran' }],
    })
    const contact = { contactName: '滕主管', contactPhone: '13985667704' }
    await cloud.get('o-rest-boss', 'employer.register', {
      ...{ employerId: newId(), name: '梵净山茶业有限公司', creditCode: makeCreditCode(7701), district: '520602' },
      ...{ address: '灯塔路 1 号', about: '做茶的。', ...contact },
    })

    const text = await dump()
    const everybody = [...people, visitor, { realName: contact.contactName, phone: contact.contactPhone }]
    for (const one of everybody) {
      expect(text).not.toContain(one.realName)
      expect(text).not.toContain(Buffer.from(one.realName).toString('hex'))
      expect(text).not.toContain(one.phone)
      if (!('idNumber' in one)) continue
      expect(text).not.toContain(one.idNumber)
      expect(text).not.toContain(`${one.idNumber.slice(-4)},`)
      expect(text).not.toContain(one.bornOn)
      expect(text).not.toContain(one.bornOn.replaceAll('-', ''))
    }
    expect(text).not.toMatch(/\d{4}\*{6,}|1\d\d\*{4}\d{4}/)
  })

  test('of what staff wrote about people, of helpers and of what was scanned tells no name and no number', async () => {
    const clerk = await aClerk()
    const startsAt = Date.now() + 600_000
    const { activityId, sessionId } = await aFair({ startsAt, endsAt: startsAt + 3 * 3_600_000 })
    const helper = await aHelper({ sessionId, name: '尚验票员' })
    const [held, gone] = [await aPerson(), await aPerson()]
    const { id: ticketId } = await cloud.get(held.openid, 'ticket.book', { activityId, personId: held.personId })
    const invited = { rightId: newId<RightId>(), sessionId, gate: '东门', helper: '志愿者诸葛小明' }
    await cloud.get(clerk.openid, 'gate.invite', invited)
    const stranger = anIdNumber(774).idNumber
    await cloud.get(helper.openid, 'gate.scan', {
      scanId: newId(),
      sessionId,
      text: `姓名:冉阿公;证件:${stranger}`,
      way: 'in',
      scannedAt: Date.now(),
    })
    const scanId = newId<ScanId>()
    const { code } = await cloud.get(held.openid, 'ticket.get', { ticketId })
    await cloud.get(helper.openid, 'gate.scan', {
      scanId,
      sessionId,
      text: code ?? '',
      way: 'in',
      scannedAt: Date.now(),
    })
    await cloud.get(helper.openid, 'gate.undo', { scanId, reason: '扫成了张三丰的码' })
    const seen = { ticketId, realName: null, reason: '张三丰本人带身份证来过' }
    await cloud.get(clerk.openid, 'ticket.cardSeen', seen)
    await cloud.get(clerk.openid, 'ticket.revoke', { ticketId, reason: '张三丰打电话说不来' })
    const past = await aFair({ startsAt: at(-1, '09:00'), endsAt: at(-1, '11:00') })
    const missed = await aTicket({ ...past, ...gone })
    await cloud.get(clerk.openid, 'ticket.excuse', { ticketId: missed.ticketId, reason: '张三丰的母亲住院' })
    const other = await aTicket({ ...past, ...held })
    const noting = { ticketId: other.ticketId, sessionId: past.sessionId, reason: '张三丰当面说明' }
    await cloud.get(clerk.openid, 'ticket.note', noting)

    const text = await dump()
    for (const one of ['张三丰', '诸葛小明', '冉阿公', stranger, code as string]) {
      expect(text).not.toContain(one)
      expect(text).not.toContain(Buffer.from(one).toString('hex'))
    }
    const board = await cloud.get(clerk.openid, 'gate.board', { sessionId })
    expect(board.devices.map((device) => device.helper)).toEqual(['尚验票员', '志愿者诸葛小明'])
    const { lines } = await cloud.get(clerk.openid, 'gate.evidence', { sessionId, cursor: null })
    expect(lines).toMatchObject([
      { outcome: 'notOurs', text: expect.stringMatching(/^别处的码 [0-9a-f]{6}$/), helper: '尚验票员' },
      { outcome: 'admitted', undone: '扫成了张三丰的码' },
    ])
    expect(await cloud.get(held.openid, 'ticket.get', { ticketId })).toMatchObject({
      cancelReason: '张三丰打电话说不来',
    })
    expect(await cloud.get(held.openid, 'ticket.get', { ticketId: other.ticketId })).toMatchObject({
      noted: '张三丰当面说明',
    })
  })

  test('a new key takes over from the old one in steps, after which the old one can be taken out', async () => {
    const before = process.env.SEAL_KEYS as string
    const key = (letter: string) => Buffer.from(letter.repeat(32)).toString('base64')
    const person = await aPerson({ realName: '容老先生' })
    try {
      process.env.SEAL_KEYS = JSON.stringify({ ...JSON.parse(before), 2: key('n') })
      const old = (await sealsByKey(database()))[1] as number
      expect(old).toBeGreaterThan(10)
      const turns = [true, true, false]
      const some = await reseal(database(), () => turns.shift() ?? false)
      const half = await sealsByKey(database())
      expect(some).toBeGreaterThan(0)
      expect((half[1] ?? 0) + (half[2] ?? 0)).toBe(old)
      const [one, other] = await Promise.all([1, 2].map(() => cloud.asTimer('person', 'purgePersons')))
      expect([one?.kind, other?.kind]).toEqual(['done', 'done'])
      expect(await sealsByKey(database())).toEqual({ 2: old })
      expect(lostKeys(await sealsByKey(database()), { SEAL_KEYS: before })).toEqual(['2'])
      process.env.SEAL_KEYS = JSON.stringify({ 2: key('n') })
      expect(lostKeys(await sealsByKey(database()), process.env)).toEqual([])
      expect((await cloud.get(person.openid, 'person.mine', {})).persons[0]?.name).toBe('容**生')
    } finally {
      process.env.SEAL_KEYS = before
    }
  })

  test('every column that holds a seal says so in its name, so that a new key reaches it', async () => {
    const rows = await cloud.sql<{ name: string }>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and data_type = 'bytea' and column_name not like '%\\_sealed' order by 1`
    expect(rows.map(({ name }) => name).filter((name) => !/(_hash|_tail|\.whose|\.png)$/.test(name))).toEqual([])
  })

  const mineOf = async (openid: string) => {
    const [person] = (await cloud.get(openid, 'person.mine', {})).persons
    if (!person) throw new Error('nobody is registered')
    return person
  }
})
