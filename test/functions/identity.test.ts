import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aFair, anIdNumber, aPerson, at, moveClock, NOTICE_VERSION, newId, nextNumber } from '../support/make'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterAll(async () => {
  moveClock(0)
  await cloud.close()
})

const account = () => `o-claim-${nextNumber()}`
const claiming = (who: { realName: string; idNumber: string }, phone = '13985660001') => ({
  ...{ personId: newId(), realName: who.realName, idType: 'residentId' as const, idNumber: who.idNumber, phone },
  ...{ consentVersion: NOTICE_VERSION, idNumberAgreed: true, basis: 'self' as const },
})

/** A grandmother whom her daughter signed up and booked for, and a stranger who knows her name and number. */
async function aTakeover() {
  const daughter = await aPerson()
  const her = { realName: '龙阿婆', ...anIdNumber() }
  const { id } = await cloud.get(daughter.openid, 'person.register', { ...claiming(her), basis: 'agreed' })
  const { activityId } = await aFair({ startsAt: at(3, '09:00') })
  const ticket = await cloud.get(daughter.openid, 'ticket.book', { activityId, personId: id })
  await cloud.sql`insert into answers values (${id}, 'looking', 'factory', 1000)`
  const stranger = account()
  const claimed = await cloud.get(stranger, 'person.register', claiming(her, '13985669999'))
  return { daughter, her, id, activityId, ticketId: ticket.id, stranger, claimed }
}

describe('who knows name and number only', () => {
  test('sees nothing others did, and deletes and cancels nothing of it', async () => {
    const { daughter, id, stranger, claimed, ticketId } = await aTakeover()
    expect(claimed.phone).toBe('139****9999')
    const seen = await cloud.get(stranger, 'person.dossier', { personId: id, full: false })
    expect(seen).toMatchObject({ keeper: false, whole: false, tickets: [], answers: [], groups: [], bornOn: null })
    expect(await cloud.say(stranger, 'person.dossier', { personId: id, full: true })).toBe('person.notKeeper')
    expect(await cloud.get(stranger, 'person.erase', { personId: id, withdrawn: false })).toMatchObject({
      erased: 0,
      left: 1,
    })
    expect(await cloud.get(daughter.openid, 'ticket.get', { ticketId })).toMatchObject({ state: 'booked' })
    expect((await cloud.get(daughter.openid, 'person.dossier', { personId: id, full: false })).keeper).toBe(true)
  })

  test('gets no further by being first: the one whose card was seen decides, and takes the other off', async () => {
    const her = { realName: '龙阿妹', ...anIdNumber() }
    const [stranger, owner] = [account(), account()]
    const { id } = await cloud.get(stranger, 'person.register', claiming(her))
    await cloud.get(owner, 'person.register', claiming(her, '13985660002'))
    const { activityId } = await aFair({ startsAt: at(3, '09:00') })
    const { id: ticketId } = await cloud.get(owner, 'ticket.book', { activityId, personId: id })
    const before = await cloud.get(stranger, 'person.dossier', { personId: id, full: false })
    expect([before.tickets, before.whole]).toEqual([[], false])
    const clerk = await aClerk()
    const looking = { ticketId, realName: null, reason: '本人到场核对' }
    await Promise.all([1, 2, 3].map(() => cloud.get(clerk.openid, 'ticket.cardSeen', looking)))
    const after = await cloud.get(owner, 'person.dossier', { personId: id, full: false })
    expect(after).toMatchObject({ keeper: true, whole: true, others: [{ relation: 'self' }] })
    expect((await cloud.get(stranger, 'person.dossier', { personId: id, full: false })).keeper).toBe(false)
    const mark = after.others[0]?.mark ?? ''
    expect(await cloud.say(stranger, 'person.unlink', { personId: id, mark })).toBe('person.notKeeper')
    expect((await cloud.get(owner, 'person.unlink', { personId: id, mark })).others).toEqual([])
    expect((await cloud.get(stranger, 'person.mine', {})).persons).toEqual([])
    expect(
      await cloud.sql`select count(distinct at)::int as times from audit where act = 'ticket.cardSeen' and detail ->> 'ticketId' = ${ticketId}`,
    ).toHaveLength(1)
  })
})

test('an unproved first claim takes nobody off', async () => {
  const { daughter, id } = await aTakeover()
  const { others } = await cloud.get(daughter.openid, 'person.dossier', { personId: id, full: false })
  expect(others).toHaveLength(1)
  expect(await cloud.say(daughter.openid, 'person.unlink', { personId: id, mark: others[0]?.mark ?? '' })).toBe(
    'person.notProved',
  )
})

test('a clerk puts a wrong name right with the card in hand, in their own county alone, and the account is told', async () => {
  const wrong = { realName: '杨秀君', ...anIdNumber() }
  const holder = account()
  const { id } = await cloud.get(holder, 'person.register', claiming(wrong))
  const { activityId } = await aFair({ startsAt: at(3, '09:00') })
  const { id: ticketId } = await cloud.get(holder, 'ticket.book', { activityId, personId: id })
  const far = await aClerk({ district: '520628' })
  const right = { ticketId, realName: '杨秀军', reason: '姓名登记错了' }
  expect(await cloud.say(far.openid, 'ticket.cardSeen', right)).toBe('ticket.notFound')
  const clerk = await aClerk()
  await cloud.get(clerk.openid, 'ticket.cardSeen', right)
  expect((await cloud.get(holder, 'person.dossier', { personId: id, full: true })).person.name).toBe('杨秀军')
  expect((await cloud.get(holder, 'notice.mine', { cursor: null })).notices.map(({ title }) => title)).toContain(
    '姓名已按证件更正',
  )
  const [line] = await cloud.sql<{
    text: string
  }>`select audit::text as text from audit where act = 'ticket.cardSeen' and detail ->> 'ticketId' = ${ticketId}`
  expect(line?.text).not.toContain('杨秀')
})
