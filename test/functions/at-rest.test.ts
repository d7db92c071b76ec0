import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { lookupHash, tailHash, unseal } from '../../cloudfunctions/kit/seal'
import { migrate } from '../../cloudfunctions/migrations/apply'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aFair, aHelper, anIdNumber, moveClock, NOTICE_VERSION, newId } from '../support/make'
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
    await migrate(url.href)
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
