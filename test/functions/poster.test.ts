import { qrPng } from '../../local/wechat/qr-png'
import { readScene, sceneOf } from '../../src/domain/activity/scene'
import { type Cloud, startCloud } from '../support/cloud'
import { aCourse, aFair, at, aVenue, newId } from '../support/make'
import { startWechat } from '../support/wechat'

process.env.PG_POOL_MAX = '8'

let cloud: Cloud
let wechat: Awaited<ReturnType<typeof startWechat>>
const openid = 'o-who-shares'

beforeAll(async () => {
  cloud = await startCloud()
  wechat = await startWechat()
})
afterEach(() => wechat.faults.clear())
afterAll(async () => {
  await wechat.close()
  await cloud.close()
})

const poster = (activityId: string) => cloud.get(openid, 'activity.poster', { activityId })
const sayScene = (scene: string) => cloud.say(openid, 'activity.scene', { scene })

test('an activity has one code for good, whoever asks first, and a picture of it', async () => {
  const { activityId } = await aFair()
  const all = await Promise.all([1, 2, 3, 4].map(() => poster(activityId)))
  const [{ code, scene, png } = await poster(activityId)] = all
  expect(new Set(all.map((each) => each.code))).toEqual(new Set([code]))
  expect(Buffer.from(png, 'base64').subarray(1, 4).toString()).toBe('PNG')
  expect(scene.length).toBeLessThanOrEqual(32)
  expect(readScene(scene)).toEqual({ ok: true, value: { via: 'poster', code } })
  expect(await cloud.sql`select code from codes where activity_id = ${activityId}`).toEqual([{ code }])
})

test('a poster opens the one page that never moves, whatever it is for', async () => {
  for (const { activityId } of [await aFair(), await aCourse()]) {
    const { scene, png } = await poster(activityId)
    expect(png).toBe(qrPng(`wxacode:pages/code/index?scene=${scene}`, 430).toString('base64'))
  }
})

test('what was printed leads to the activity, percent-encoded too, also when day and place have moved', async () => {
  const [fair, course] = [await aFair(), await aCourse()]
  const { scene, code } = await poster(fair.activityId)
  expect(await cloud.get(openid, 'activity.scene', { scene: (await poster(course.activityId)).scene })).toEqual({
    activityId: course.activityId,
    kind: 'course',
  })
  const { venueId } = await aVenue({ name: '体育馆' })
  await cloud.sql`update activities set venue_id = ${venueId}, starts_at = ${at(9, '09:00')}, ends_at = ${at(9, '11:00')},
    closes_at = ${at(9, '09:00')}, entry_until = ${at(9, '10:00')} where id = ${fair.activityId}`
  for (const read of [scene, encodeURIComponent(scene), sceneOf({ via: 'share', code })])
    expect(await cloud.get(openid, 'activity.scene', { scene: read })).toEqual({
      activityId: fair.activityId,
      kind: 'fair',
    })
})

test('a tampered scene is refused, and a code of nothing leads nowhere', async () => {
  const { activityId } = await aFair()
  const { scene } = await poster(activityId)
  const other = scene.at(-1) === 'A' ? 'B' : 'A'
  const bad = [
    scene.slice(0, -1) + other,
    scene.slice(0, -1),
    `${scene}0`,
    '',
    '%',
    'id=1',
    `' or 1=1 --`,
    `1P${'0'.repeat(180)}`,
  ]
  for (const each of bad) expect([each, await sayScene(each)]).toEqual([each, 'scene.unreadable'])
  expect(await sayScene(sceneOf({ via: 'poster', code: '0000000000' }))).toBe('activity.notFound')
  expect(await sayScene('x'.repeat(201))).toBe('input.invalid')
})

test('a draft has no poster, and its code leads nowhere', async () => {
  const { activityId } = await aFair()
  const { scene } = await poster(activityId)
  await cloud.sql`update activities set state = 'draft' where id = ${activityId}`
  const say = (id: string) => cloud.say(openid, 'activity.poster', { activityId: id })
  expect([await say(activityId), await say(newId<string>())]).toEqual(['activity.notFound', 'activity.notFound'])
  expect(await sayScene(scene)).toBe('activity.notFound')
})

test('when WeChat gives no picture the poster is broken, and the code stays for the next time', async () => {
  const { activityId } = await aFair()
  wechat.faults.add({ path: 'wxa/getwxacodeunlimit', errcode: 45009 })
  expect(await cloud.say(openid, 'activity.poster', { activityId })).toBe('broken')
  wechat.faults.clear()
  const [kept] = await cloud.sql<{ code: string }>`select code from codes where activity_id = ${activityId}`
  expect((await poster(activityId)).code).toBe(kept?.code)
})

test('WeChat draws a picture once, and so many for one account an hour', async () => {
  const { activityId } = await aFair()
  const first = await poster(activityId)
  wechat.faults.add({ path: 'wxa/getwxacodeunlimit', errcode: 45009, times: 100 })
  expect(await poster(activityId)).toEqual(first)
  const say = async (id: string) => cloud.say('o-keen', 'activity.poster', { activityId: id })
  const words = []
  for (const fair of await Promise.all(Array.from({ length: 21 }, () => aFair())))
    words.push(await say(fair.activityId))
  expect(words).toEqual([...Array(20).fill('broken'), 'system.slowDown'])
  expect(await say(activityId)).toBe('done')
})
