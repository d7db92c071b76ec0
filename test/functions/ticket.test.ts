import { type Cloud, startCloud } from '../support/cloud'
import { aFair, aPerson } from '../support/make'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterAll(() => cloud.close())

test('booking twice gives the same ticket and takes one seat', async () => {
  const { activityId } = await aFair({ seats: 2 })
  const { openid, personId } = await aPerson()
  const first = await cloud.get(openid, 'ticket.book', { activityId, personId })
  const second = await cloud.get(openid, 'ticket.book', { activityId, personId })
  expect(second).toEqual(first)
  expect(await cloud.sql`select booked from activities where id = ${activityId}`).toEqual([{ booked: 1 }])
})
