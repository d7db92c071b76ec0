import { GUESSES, GUESSES_A_DAY, GUESSES_AN_HOUR } from '../../src/domain/gate/door'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aFair, aHelper, moveClock, newId, nextNumber } from '../support/make'

const HOUR = 3_600_000
const MINUTE = 60_000

process.env.PG_POOL_MAX = '8'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterEach(() => moveClock(0))
afterAll(() => cloud.close())

/** A fair that is on now, and its clerk. */
async function aGate() {
  const startsAt = Date.now() - HOUR
  const fair = await aFair({ startsAt, endsAt: startsAt + 3 * HOUR })
  return { ...fair, clerk: (await aClerk()).openid }
}

const someone = () => `o-stranger-${nextNumber()}`

const inviteTo = (gate: { clerk: string; sessionId: string }, rightId: string = newId()) =>
  cloud.get(gate.clerk, 'gate.invite', { rightId, sessionId: gate.sessionId, gate: '东门', helper: '志愿者小王' })

const scanBy = (openid: string, sessionId: string) =>
  cloud.say(openid, 'gate.scan', { scanId: newId(), sessionId, text: 'x', scannedAt: Date.now(), way: 'in' })

const audited = (sessionId: string) =>
  cloud.sql<{ act: string }>`select act from audit where subject_id = ${sessionId} order by id`

describe('a one-time code', () => {
  test('lets somebody nobody knows scan at this session, and nowhere else', async () => {
    const gate = await aGate()
    const other = await aGate()
    const openid = someone()
    expect(await scanBy(openid, gate.sessionId)).toBe('gate.notAssigned')
    const { code, rightId } = await inviteTo(gate)
    expect(code).toMatch(/^\d{8}$/)
    const session = await cloud.get(openid, 'gate.claim', { code: `${code.slice(0, 4)} ${code.slice(4)}` })
    expect(session).toMatchObject({ sessionId: gate.sessionId, rightId, gate: '东门' })
    expect(await scanBy(openid, gate.sessionId)).toBe('done')
    expect(await scanBy(openid, other.sessionId)).toBe('gate.notAssigned')
    expect(await cloud.say(openid, 'gate.board', { sessionId: gate.sessionId })).toBe('actor.mayNot')
    expect(await audited(gate.sessionId)).toEqual([{ act: 'gate.invite' }])
  })

  test('is kept as a hash only, and shown again to whoever gave it as long as nobody took it', async () => {
    const gate = await aGate()
    const given = await inviteTo(gate)
    expect(await inviteTo(gate, given.rightId)).toEqual(given)
    const [kept] = await cloud.sql<{
      text: string
    }>`select r::text as text from gate_rights r where id = ${given.rightId}`
    expect(kept?.text).not.toContain(given.code)
    expect(await audited(gate.sessionId)).toHaveLength(1)
    await cloud.get(someone(), 'gate.claim', { code: given.code })
    const again = { rightId: given.rightId, sessionId: gate.sessionId, gate: '东门', helper: '志愿者小王' }
    expect(await cloud.say(gate.clerk, 'gate.invite', again)).toBe('input.invalid')
  })

  test('claimed twice by the same account is done once, by another refused', async () => {
    const gate = await aGate()
    const { code } = await inviteTo(gate)
    const openid = someone()
    const first = await cloud.get(openid, 'gate.claim', { code })
    expect(await cloud.get(openid, 'gate.claim', { code })).toEqual(first)
    expect(await cloud.say(someone(), 'gate.claim', { code })).toBe('gate.codeUsed')
    expect(await cloud.sql`select from gate_rights where session_id = ${gate.sessionId}`).toHaveLength(1)
  })

  test('of ten accounts at once exactly one gets it', async () => {
    const gate = await aGate()
    const { code } = await inviteTo(gate)
    const answers = await Promise.all(Array.from({ length: 10 }, () => cloud.say(someone(), 'gate.claim', { code })))
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'gate.codeUsed')).toHaveLength(9)
  })

  test('is worth nothing after half an hour, nor when it was taken back', async () => {
    const gate = await aGate()
    const late = await inviteTo(gate)
    moveClock(31 * MINUTE)
    expect(await cloud.say(someone(), 'gate.claim', { code: late.code })).toBe('gate.codeExpired')
    const lost = await inviteTo(gate)
    await cloud.get(gate.clerk, 'gate.revoke', { sessionId: gate.sessionId, rightId: lost.rightId })
    expect(await cloud.say(someone(), 'gate.claim', { code: lost.code })).toBe('gate.codeUsed')
  })

  test('cannot be guessed: every try counts, also a hundred at once, and the right code then helps no more', async () => {
    const gate = await aGate()
    const { code } = await inviteTo(gate)
    const openid = someone()
    const wrong = (nth: number) => `${(Number(code) + 1 + nth) % 100_000_000}`.padStart(8, '0')
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, nth) => cloud.say(openid, 'gate.claim', { code: wrong(nth) })),
    )
    expect(answers.filter((answer) => answer === 'gate.codeWrong')).toHaveLength(GUESSES.most)
    expect(answers.filter((answer) => answer === 'gate.codeTooMany')).toHaveLength(100 - GUESSES.most)
    expect(await cloud.say(openid, 'gate.claim', { code })).toBe('gate.codeTooMany')
    expect(await cloud.say(someone(), 'gate.claim', { code: 'abc' })).toBe('gate.codeWrong')
    moveClock(GUESSES.within + MINUTE)
    const fresh = await inviteTo(gate)
    expect(await cloud.say(openid, 'gate.claim', { code: fresh.code })).toBe('done')
    expect(await cloud.sql`select from gate_guesses where openid = ${openid}`).toEqual([])
  })

  test('cannot be guessed slowly either: an hour and a day have an end, and a code one holds already forgives nothing', async () => {
    const gate = await aGate()
    const openid = someone()
    const own = await inviteTo(gate)
    expect(await cloud.say(openid, 'gate.claim', { code: own.code })).toBe('done')
    const said: string[] = []
    for (let round = 0; round < 12; round += 1) {
      moveClock(round * (GUESSES.within + MINUTE))
      for (let nth = 0; nth < 4; nth += 1) said.push(await cloud.say(openid, 'gate.claim', { code: '00000000' }))
      if (said.at(-1) === 'gate.codeWrong')
        expect(await cloud.say(openid, 'gate.claim', { code: own.code })).toBe('done')
    }
    expect(said.filter((one) => one === 'gate.codeWrong').length).toBeLessThanOrEqual(GUESSES_A_DAY.most)
    expect(said.slice(0, 16).filter((one) => one === 'gate.codeWrong').length).toBeLessThanOrEqual(GUESSES_AN_HOUR.most)
    moveClock(GUESSES_A_DAY.within + 4 * HOUR)
    expect(await cloud.say(openid, 'gate.claim', { code: '00000000' })).toBe('gate.codeWrong')
  })

  test('a wrong code is forgiven by a right one', async () => {
    const gate = await aGate()
    const openid = someone()
    for (let nth = 0; nth < 3; nth += 1) await cloud.say(openid, 'gate.claim', { code: '00000000' })
    expect(await cloud.say(openid, 'gate.claim', { code: (await inviteTo(gate)).code })).toBe('done')
    for (let nth = 0; nth < 4; nth += 1)
      expect(await cloud.say(openid, 'gate.claim', { code: '00000000' })).toBe('gate.codeWrong')
  })

  test('for somebody who may scan there already stays good for another', async () => {
    const gate = await aGate()
    const helper = await aHelper({ sessionId: gate.sessionId })
    const { code } = await inviteTo(gate)
    expect(await cloud.get(helper.openid, 'gate.claim', { code })).toMatchObject({ rightId: helper.rightId })
    expect(await cloud.say(someone(), 'gate.claim', { code })).toBe('done')
  })

  test('is given by a clerk of the place only', async () => {
    const gate = await aGate()
    const stranger = await aClerk({ district: '520621' })
    const input = { rightId: newId(), sessionId: gate.sessionId, gate: '东门', helper: '小王' }
    expect(await cloud.say(stranger.openid, 'gate.invite', input)).toBe('session.notFound')
    expect(await cloud.sql`select from gate_rights where id = ${input.rightId}`).toEqual([])
  })
})

describe('a right to scan', () => {
  test('is seen by the clerk with its phone, and ends at once when it is taken back', async () => {
    const gate = await aGate()
    const openid = someone()
    const { code, rightId } = await inviteTo(gate)
    const before = await cloud.get(gate.clerk, 'gate.board', { sessionId: gate.sessionId })
    expect(before.devices).toMatchObject([{ rightId, staffId: null, helper: '志愿者小王', gate: '东门', seenAt: null }])
    expect(before.devices[0]?.invitedUntil).toBeGreaterThan(Date.now())
    await cloud.get(openid, 'gate.claim', { code })
    const beat = { sessionId: gate.sessionId, queueLength: 7, offline: true, device: '红米 9A' }
    await cloud.get(openid, 'gate.beat', beat)
    const { devices } = await cloud.get(gate.clerk, 'gate.board', { sessionId: gate.sessionId })
    expect(devices).toMatchObject([{ invitedUntil: null, queueLength: 7, offline: true, device: '红米 9A' }])
    expect(devices[0]?.seenAt).toBeGreaterThan(0)
    await cloud.get(gate.clerk, 'gate.revoke', { sessionId: gate.sessionId, rightId })
    expect(await scanBy(openid, gate.sessionId)).toBe('gate.revoked')
    expect((await cloud.get(gate.clerk, 'gate.board', { sessionId: gate.sessionId })).devices).toEqual([])
  })

  test('of a known colleague stands at once and shows who they are', async () => {
    const gate = await aGate()
    const helper = await aHelper()
    await cloud.get(gate.clerk, 'gate.assign', { sessionId: gate.sessionId, staffId: helper.staffId, gate: '西门' })
    expect(await scanBy(helper.openid, gate.sessionId)).toBe('done')
    const { devices } = await cloud.get(gate.clerk, 'gate.board', { sessionId: gate.sessionId })
    expect(devices).toMatchObject([{ staffId: helper.staffId, helper: '罗验票', gate: '西门', invitedUntil: null }])
  })
})
