import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { database } from '../../cloudfunctions/kit/db'
import { reseal, sealsByKey } from '../../cloudfunctions/kit/reseal'
import { lookupHash, tailHash, unseal } from '../../cloudfunctions/kit/seal'
import { migrate } from '../../cloudfunctions/migrations/apply'
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
import { makeCreditCode, makeIdNumber } from '../support/numbers'

const folder = path.resolve(__dirname, '../../cloudfunctions/migrations')

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

test('a database from before is sealed as it is brought up, its rows still found and its ages kept', async () => {
  const name = `old_${newId().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: process.env.TEST_POSTGRES_URL })
  await admin.connect()
  await admin.query(`create database ${name}`)
  const url = new URL(process.env.TEST_POSTGRES_URL as string)
  url.pathname = `/${name}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(
      'create table migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    )
    const files = (await readdir(folder)).filter((file) => file.endsWith('.sql') && file < '0022').sort()
    for (const file of files) {
      const sql = await readFile(path.join(folder, file), 'utf8')
      await client.query(sql)
      const checksum = createHash('sha256').update(sql).digest('hex')
      await client.query('insert into migrations (name, checksum) values ($1, $2)', [file, checksum])
    }
    const { seal } = await import('../../cloudfunctions/kit/seal')
    const idNumber = makeIdNumber({ bornOn: '2011-05-06', sex: 'female', seq: 7 })
    const [person, ticket, venue, activity] = [newId(), newId(), newId(), newId()]
    await client.query(
      `insert into persons (id, real_name, id_type, id_hash, id_sealed, id_masked, phone_hash, phone_sealed, phone_masked,
         born_on, registered_at)
       values ($1, '杨秀军', 'residentId', $2, $3, '5206**********1234', $4, $5, '139****0001', '2011-05-06', 1)`,
      [person, lookupHash('id', idNumber), seal(idNumber), lookupHash('phone', '13985600001'), seal('13985600001')],
    )
    await client.query(
      `insert into employers (id, name, credit_code, district, address, about, contact_name, contact_phone_sealed,
         contact_phone_masked, state, registered_at)
       select $1, '茶厂', $2, code, '灯塔路', '做茶', '吴经理', $3, '139****0000', 'pending', 1 from districts where code = '520602'`,
      [newId(), makeCreditCode(7702), seal('13985600000')],
    )
    await client.query(
      `insert into venues (id, name, address, district, lng, lat, how_to_get) values ($1, '市场', '路', '520602', 109, 27, '走')`,
      [venue],
    )
    await client.query(
      `insert into activities (id, kind, state, title, district, venue_id, organizer_name, organizer_phone, about, bring, day,
         starts_at, ends_at, entry_until, opens_at, closes_at, cancel_until, min_age, seats)
       values ($1, 'fair', 'published', '招聘会', '520602', $2, '局', '0856', '', '', '2026-12-01', 2, 3, 3, 1, 2, 2, 16, 9)`,
      [activity, venue],
    )
    await client.query(
      `insert into tickets (id, activity_id, person_id, booked_by, state, booked_at, queue_no) values ($1, $2, $3, 'o', 'waiting', 1, 1)`,
      [ticket, activity, person],
    )
    const [staff, right, session, scan] = [newId(), newId(), newId(), newId()]
    await client.query(
      `insert into staff (id, openid, name, role, district) values ($1, 'o-s', '田经办', 'clerk', '520602')`,
      [staff],
    )
    await client.query(
      `insert into sessions (id, activity_id, day, starts_at, ends_at, gate_opens_at, gate_closes_at)
       values ($1, $2, '2026-12-01', 2, 3, 1, 3)`,
      [session, activity],
    )
    await client.query(
      `insert into gate_rights (id, session_id, gate, granted_at, openid, helper) values ($1, $2, '东门', 1, 'o-h', '诸葛小明')`,
      [right, session],
    )
    await client.query(
      `insert into scans (id, session_id, gate, right_id, outcome, text_head, scanned_at, received_at, settled_at, settled_by,
         settled_note) values ($1, $2, '东门', $3, 'notOurs', $4, 1, 1, 2, $5, '张三丰走错门')`,
      [scan, session, right, idNumber, staff],
    )
    await client.query(`update tickets set excused_at = 1, excuse = '张三丰生病', excused_by = $2 where id = $1`, [
      ticket,
      staff,
    ])
    await client.query(
      `insert into audit (at, trace_id, actor, actor_id, act, subject, subject_id, detail)
       values (1, 't', 'clerk', 's', 'ticket.excuse', 'ticket', $1, '{"reason": "张三丰生病"}')`,
      [ticket],
    )
    await migrate(url.href)
    const { rows: texts } = await client.query(
      `select r.helper_sealed as helper, c.settled_note_sealed as note, t.excuse_sealed as excuse, c.text_head as head
       from gate_rights r, scans c, tickets t`,
    )
    const { helper, note, excuse, head } = texts[0]
    expect([helper, note, excuse].map(unseal)).toEqual(['诸葛小明', '张三丰走错门', '张三丰生病'])
    expect(head).toBe('别处的码')
    expect((await client.query('select detail from audit')).rows).toEqual([{ detail: {} }])
    await expect(client.query('delete from audit')).rejects.toThrow('append-only')
    const { rows } = await client.query('select * from persons')
    expect(Object.keys(rows[0])).not.toEqual(expect.arrayContaining(['real_name']))
    expect(JSON.stringify(Object.keys(rows[0]))).not.toMatch(/real_name|masked|born_on/)
    expect([rows[0].name_sealed, rows[0].born_sealed].map(unseal)).toEqual(['杨秀军', '2011-05-06'])
    expect(rows[0].id_tail).toEqual(tailHash('idTail', idNumber))
    expect(rows[0].phone_tail).toEqual(tailHash('phoneTail', '13985600001'))
    const { rows: bodies } = await client.query('select contact_name_sealed from employers')
    expect(unseal(bodies[0].contact_name_sealed)).toBe('吴经理')
    const { rows: standing } = await client.query('select eligible from ticket_standings where id = $1', [ticket])
    expect(standing).toEqual([{ eligible: false }])
  } finally {
    await client.end()
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  }
})
