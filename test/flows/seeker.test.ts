import { lookupHash } from '../../cloudfunctions/kit/seal'
import { PERSONA_PHONES } from '../../local/seeds/people'
import { makeIdNumber } from '../support/numbers'
import { answersWechat, arrivesAt, blameOn, fillIn, isForEverybody, isRead, sees, tap, writtenIn } from './helpers/acts'
import { bookTicket, cancelTicket, holdsTicket } from './helpers/journeys'
import { readQr } from './helpers/qr'
import { booked, codeOf, homeOf, ticketsOf } from './helpers/rows'
import { openStage, type Stage } from './helpers/stage'

let stage: Stage
let special: string
let offer: string
let course: { id: string; title: string }
beforeAll(async () => {
  stage = await openStage('2026-11-25', '10:00')
  const home = await homeOf(stage)
  special = home.special.id
  offer = `${home.special.employers} 家单位 ${home.special.postings} 个岗位`
  course = home.courses[0] as typeof course
})
afterAll(() => stage.close())

const title = '退役军人专场招聘会'

test('a newcomer signs up once, holds a code that opens without a network, and gives the place back', async () => {
  const openid = stage.accountOf('杨军')
  const idNumber = makeIdNumber({ bornOn: '2002-07-19', sex: 'male', seq: 30 })
  const wrongNumber = idNumber.slice(0, -1) + (idNumber.endsWith('7') ? '8' : '7')
  const before = await booked(stage, special)

  const page = await stage.openAs('杨军', 'pages/home/index')
  await arrivesAt(page, '天天有招聘 · 周五是专场', '今天的招聘会')
  const top = async (words: string | RegExp) => (await (await sees(page, words)).boundingBox())?.y ?? 0
  expect(await top(title)).toBeLessThan(await top('今天的招聘会'))
  expect(await top('今天的招聘会')).toBeLessThan(await top('近 7 天其他场次'))
  expect(await top('近 7 天其他场次')).toBeLessThan(await top('正在报名的培训班'))
  expect(await isRead(page, '还有 1 天')).toBe(true)
  expect(await isRead(page, `剩 ${500 - before} 个名额`)).toBe(true)

  await tap(page, `${title}，看详情`)
  await arrivesAt(page, '专场详情', '怎么去')
  await sees(page, offer)
  await page.getByRole('button', { name: '去这里：铜仁市人力资源市场' }).waitFor()
  await tap(page, '我要报名')

  await arrivesAt(page, '报名', '第一次报名，填一次就够')
  await fillIn(page, { 姓名: '杨军', 证件号码: wrongNumber })
  await page.keyboard.press('Tab')
  await sees(page, /^证件号码有一位填错了/)
  await tap(page, '用微信的手机号')
  await answersWechat(page, 'allow')
  await page.waitForFunction(
    (phone) => document.querySelector<HTMLInputElement>('#phone input')?.value === phone,
    PERSONA_PHONES[openid],
  )
  await tap(page, '确认报名')
  expect(await blameOn(page, '证件号码')).toBe('证件号码有一位填错了，请对照证件逐位检查，最后一位可能是 X')
  await sees(page, '还没有同意隐私说明，请阅读后勾选，再提交')
  await isForEverybody(page)
  expect(await writtenIn(page, '姓名')).toBe('杨军')
  expect(await writtenIn(page, '证件号码')).toBe(wrongNumber)

  await fillIn(page, { 证件号码: idNumber })
  await tap(page, '确认报名')
  await sees(page, '还没有同意隐私说明，请阅读后勾选，再提交')
  expect(await stage.rows`select 1 from account_persons where openid = ${openid}`).toEqual([])

  await tap(page, /^我已阅读并同意《隐私说明》/, 'checkbox')
  await tap(page, '确认报名')
  await sees(page, '还没有同意处理证件号码')
  await tap(page, /^我同意处理我的证件号码/, 'checkbox')
  await tap(page, '确认报名')
  const ticketId = await holdsTicket(page)
  expect(
    await stage.rows`select p.id_hash, p.id_type, c.version from account_persons l join persons p on p.id = l.person_id
    join privacy_consents c using (openid, person_id) where l.openid = ${openid} and c.part = 'idNumber'`,
  ).toEqual([{ id_hash: lookupHash('id', idNumber), id_type: 'residentId', version: '2026-11-24' }])
  expect(await ticketsOf(stage, '杨军', special)).toEqual([{ id: ticketId, state: 'booked' }])
  expect(await booked(stage, special)).toBe(before + 1)
  const code = await codeOf(stage, '杨军', ticketId)
  expect(await readQr(page)).toBe(code)
  const drawn = await page.locator('#qr img').boundingBox()
  expect(drawn).toMatchObject({ width: 296, height: 296 })
  expect((drawn?.x ?? 0) + 296 / 2).toBeCloseTo(390 / 2, 0)

  await page.route('**/functions/**', (route) => route.abort('internetdisconnected'))
  await page.reload()
  await arrivesAt(page, '入场码', /没有网络，这是 .* 的内容/)
  expect(await readQr(page)).toBe(code)
  await page.unroute('**/functions/**')

  await page.goto(`${stage.system.address}/app/?as=${openid}#/pages/home/index`)
  await tap(page, '看入场码')
  expect(await holdsTicket(page)).toBe(ticketId)
  await tap(page, '看详情')
  await arrivesAt(page, '专场详情', '怎么去')
  await tap(page, '帮家人报名')
  await arrivesAt(page, '报名', /已报名/)
  await tap(page, /（本人）/, 'radio')
  await tap(page, '确认报名')
  expect(await holdsTicket(page)).toBe(ticketId)
  expect(await ticketsOf(stage, '杨军', special)).toHaveLength(1)
  expect(await booked(stage, special)).toBe(before + 1)

  await cancelTicket(page)
  expect(await ticketsOf(stage, '杨军', special)).toEqual([{ id: ticketId, state: 'cancelled' }])
  expect(await booked(stage, special)).toBe(before)
})

test('a place in a training class is taken once and given back the same way', async () => {
  const before = await booked(stage, course.id)

  const page = await stage.openAs('石桂芬', 'pages/courses/index')
  await arrivesAt(page, '培训', course.title)
  await tap(page, new RegExp(`^${course.title}`))
  await arrivesAt(page, '培训班详情', '课程安排')
  const ticketId = await bookTicket(page, '石')
  expect(await readQr(page)).toBe(await codeOf(stage, '石桂芬', ticketId))
  expect(await ticketsOf(stage, '石桂芬', course.id)).toEqual([{ id: ticketId, state: 'booked' }])
  expect(await booked(stage, course.id)).toBe(before + 1)

  await tap(page, '看详情')
  await arrivesAt(page, '培训班详情', '课程安排')
  await tap(page, '看入场码')
  expect(await holdsTicket(page)).toBe(ticketId)

  await cancelTicket(page)
  expect(await ticketsOf(stage, '石桂芬', course.id)).toEqual([{ id: ticketId, state: 'cancelled' }])
  expect(await booked(stage, course.id)).toBe(before)
})

test('in elder mode home has one thing a line, and stays so', async () => {
  const page = await stage.openAs('石桂芬', 'pages/home/index')
  await tap(page, '换成长辈版，字大一些')
  await arrivesAt(page, '天天有招聘', '拨打 12333')
  await tap(page, /^我的入场码，/)
  await holdsTicket(page)
  await page.goto(`${stage.system.address}/app/?as=${stage.accountOf('石桂芬')}#/pages/home/index`)
  await page.reload()
  await arrivesAt(page, '天天有招聘', '拨打 12333')

  await page.goto(`${stage.system.address}/app/?as=${stage.accountOf('石桂芬')}#/pages/me/index`)
  await arrivesAt(page, '我的', '长辈版，字大一些')
  const off = await page.evaluate(() => {
    const middle = (element: Element) => {
      const { top, height } = element.getBoundingClientRect()
      return top + height / 2
    }
    const words = { tickets: '我的报名', settings: '提醒和设置', privacy: '隐私说明' }
    return Object.entries(words).map(([id, word]) => {
      const row = document.getElementById(id) as HTMLElement
      const line = [...row.querySelectorAll('*')].filter(({ textContent }) => textContent === word).at(-1) as Element
      return Math.abs(middle(row.lastElementChild as Element) - middle(line))
    })
  })
  expect(Math.max(...off)).toBeLessThanOrEqual(2)
})
