import { sceneOf } from '../../src/domain/activity/scene'
import { sayDay } from '../../src/domain/time/calendar'
import { openLine } from '../local/wechat/phone-line'
import { makeIdNumber } from '../support/numbers'
import { openRealCloud, type Phone, type RealCloud } from './real-cloud'

let cloud: RealCloud
let special: string
beforeAll(async () => {
  cloud = await openRealCloud('2026-11-25', '10:00')
  special = (await cloud.get('o-anybody', 'activity.home', { district: null })).special?.id ?? ''
})
beforeEach(() => cloud.setClock('2026-11-25', '10:00'))
afterAll(() => cloud.close())

const bookPage = () => `/packages/ticket/book/index?activity=${special}`
const ticketsOf = (openid: string) =>
  cloud.sql<{ id: string; state: string }>`select id, state from tickets where booked_by = ${openid}`

/** Writes the papers of somebody new into the form that is open. */
async function showPapers(phone: Phone, { name, seq }: { name: string; seq: number }): Promise<void> {
  await phone.input('real-name', name)
  await phone.input('id-number', makeIdNumber({ bornOn: '1996-05-04', sex: 'female', seq }))
  await phone.input('phone', '13985600011')
}

test('tapping through from home signs somebody new up and ends on the ticket', async () => {
  const phone = cloud.phoneOf('杨军')
  await phone.launch()
  await phone.tap('special-open')
  expect(phone.page().route).toBe('packages/fair/detail/index')
  await phone.tap('book')
  expect(phone.page().route).toBe('packages/ticket/book/index')
  await showPapers(phone, { name: '杨军', seq: 41 })
  await phone.tap('submit')
  expect(phone.text()).toContain('还没有同意隐私说明')
  expect(phone.sent('person.register')).toEqual([])
  await phone.tap('agree')
  await phone.tap('agree-number')
  await phone.tap('submit')

  expect(phone.sent('ticket.book')).toMatchObject([{ activityId: special }])
  expect(phone.page().route).toBe('packages/ticket/show/index')
  expect(phone.text()).toContain('入场时请出示，由工作人员扫码')
  expect(String(phone.find('qr').attributes.src)).toContain('data:image/svg+xml')
  expect(await ticketsOf('o-yang-jun')).toEqual([{ id: phone.page().options.id, state: 'booked' }])
  await phone.back()
  expect(phone.page().route).toBe('packages/fair/detail/index')

  const offline = cloud.phoneOf('杨军', {
    storage: phone.storage,
    cloud: () => {
      throw new Error('no network')
    },
  })
  const [ticket] = await ticketsOf('o-yang-jun')
  await offline.launch(`/packages/ticket/show/index?id=${ticket?.id}`)
  expect(offline.text()).toContain('入场时请出示，由工作人员扫码')
  expect(offline.find('qr').attributes.src).toContain('data:image/svg+xml')
})

test('family is signed up once one has said that they said yes', async () => {
  const phone = cloud.phoneOf('o-daughter')
  await phone.launch(bookPage())
  await showPapers(phone, { name: '麻小英', seq: 43 })
  expect(phone.has('basis-agreed')).toBe(false)
  await phone.tap('agree')
  await phone.tap('agree-number')
  await phone.tap('submit')
  expect(phone.page().route).toBe('packages/ticket/show/index')

  const again = cloud.phoneOf('o-daughter')
  await again.launch(bookPage())
  await again.tap('person-new')
  await showPapers(again, { name: '麻大英', seq: 44 })
  await again.tap('agree')
  await again.tap('agree-number')
  await again.tap('submit')
  expect(again.text()).toContain('还没有确认家人同意，请先跟家人说好，勾选以后再提交')
  expect(again.sent('person.register')).toEqual([])
  expect(again.has('basis-guardian')).toBe(false)
  await again.tap('basis-agreed')
  await again.tap('submit')
  expect(again.page().route).toBe('packages/ticket/show/index')
  expect(
    await cloud.sql`select basis from privacy_consents where openid = 'o-daughter' order by agreed_at, basis`,
  ).toEqual(expect.arrayContaining([{ basis: 'self' }, { basis: 'agreed' }]))
})

test('two quick taps book once', async () => {
  const phone = cloud.phoneOf('石桂芬')
  const fair = (await cloud.get('o-anybody', 'activity.home', { district: null })).fairs.find(
    ({ title }) => title === '碧江 零工夜市',
  )
  await phone.launch(`/packages/ticket/book/index?activity=${fair?.id}`)
  phone.fire('submit', 'tap')
  phone.fire('submit', 'tap')
  await phone.settle()
  expect(phone.sent('ticket.book')).toHaveLength(1)
  expect(phone.page().route).toBe('packages/ticket/show/index')
})

test("WeChat's own button fills in the phone number", async () => {
  const line = await openLine({
    app: { id: process.env.WECHAT_APP_ID as string, secret: process.env.WECHAT_APP_SECRET as string },
    people: [{ openid: 'o-newcomer', phone: '13985600042' }],
  })
  process.env.WECHAT_API_URL = `${line.base}api`
  const phone = cloud.phoneOf('o-newcomer')
  await phone.launch(bookPage())
  phone.fire('wechat-phone', 'getphonenumber', { code: line.standIn.phoneCode('o-newcomer') })
  await phone.settle()
  expect(phone.find('phone').attributes.value).toBe('13985600042')
  phone.fire('wechat-phone', 'getphonenumber', { errMsg: 'getPhoneNumber:fail user deny' })
  await phone.settle()
  expect(phone.text()).toContain('没有取到手机号，请直接填写')
  await line.close()
})

test('consent is asked inside the tap, and what was answered reaches the cloud', async () => {
  const phone = cloud.phoneOf('o-asks')
  await phone.launch()
  phone.fire('remind', 'tap')
  expect(phone.calls.at(-1)).toMatchObject({
    name: 'requestSubscribeMessage',
    args: { tmplIds: ['tpl-friday-special'] },
  })
  await phone.settle()
  expect(phone.sent('consent.grant')).toMatchObject([{ grants: [{ answer: 'accept' }] }])
  expect(phone.text('remind')).toBe('下周也提醒')

  phone.answer('requestSubscribeMessage', () => ({ 'tpl-friday-special': 'reject' }))
  await phone.tap('remind')
  expect(phone.text()).toContain('没有开启')
  phone.answer('requestSubscribeMessage', () => {
    throw new Error('The main switch is switched off')
  })
  await phone.tap('remind')
  expect(phone.text()).toContain('微信没有弹出窗口')
  expect(await cloud.sql`select credits from consents where openid = 'o-asks'`).toEqual([{ credits: 1 }])
  expect(
    await cloud.sql`select answer from consent_grants where openid = 'o-asks' order by granted_at, answer`,
  ).toEqual([{ answer: 'accept' }, { answer: 'reject' }])
})

test('answers that did not reach the cloud stay on the phone and go with the next one, each once', async () => {
  let gone = true
  const forward = async ({ name, data }: { name: string; data: { call: string; input: unknown } }) => {
    if (gone && data.call === 'consent.grant') throw new Error('no network')
    return cloud.send(name, data, { WX_OPENID: 'o-unsent', WX_APPID: 'wx0000000000000000' })
  }
  const phone = cloud.phoneOf('o-unsent', { cloud: forward })
  const credits = () => cloud.sql`select kind, credits from consents where openid = 'o-unsent' order by kind`
  await phone.launch()
  await phone.tap('remind')
  expect(phone.text()).toContain('网络中断')
  await phone.go('navigateTo', '/packages/service/settings/index')
  await phone.tap('subscribe-soon')
  expect(await credits()).toEqual([])

  gone = false
  const later = cloud.phoneOf('o-unsent', { storage: phone.storage, cloud: forward })
  await later.launch()
  expect(later.sent('consent.grant')).toMatchObject([
    { grants: [{ templateId: 'tpl-friday-special' }, { templateId: 'tpl-soon' }] },
  ])
  expect(await credits()).toEqual([
    { kind: 'fridaySpecial', credits: 1 },
    { kind: 'soon', credits: 1 },
  ])
  const again = cloud.phoneOf('o-unsent', { storage: later.storage, cloud: forward })
  await again.launch()
  expect(again.sent('consent.grant')).toEqual([])
})

test('a message opened is told once, by the link it carries, and the badge follows', async () => {
  const [notice] = await cloud.sql<{ id: string }>`
    insert into notices (kind, activity_id, openid, state, title, body, queued_at, next_at)
    values ('fridaySpecial', ${special}, 'o-opens', 'sent', '专场', '周五', 1, 1),
      ('fridaySpecial', ${special}, 'o-opens', 'sent', '专场', '周五', 2, 2) returning id`
  const phone = cloud.phoneOf('o-opens')
  await phone.launch(`/packages/fair/detail/index?id=${special}&n=${notice?.id}`)
  expect(phone.sent('notice.opened')).toEqual([{ noticeId: notice?.id }])
  expect(await cloud.sql`select opened_at is not null as opened from notices where id = ${notice?.id}`).toEqual([
    { opened: true },
  ])
  const again = cloud.phoneOf('o-opens')
  await again.launch('/pages/me/index')
  expect(again.text('notices')).toContain('1')
  expect(again.calls.filter(({ name }) => name === 'setTabBarBadge').at(-1)?.args).toMatchObject({
    index: 4,
    text: '1',
  })
})

test("where the camera cannot stay open, WeChat's scanner reads one code a tap", async () => {
  const [session] = (await cloud.get('o-tian-min', 'gate.sessions', {})).filter((one) => one.special)
  const [holder] = await cloud.sql<{ id: string; openid: string }>`select id, booked_by as openid from tickets
    where activity_id = ${special} and state = 'booked' order by id limit 1`
  const { code } = await cloud.get(holder?.openid ?? '', 'ticket.get', { ticketId: holder?.id ?? '' })
  cloud.setClock('2026-11-27', '08:45')

  const phone = cloud.phoneOf('田敏')
  await phone.launch('/packages/gate/sessions/index')
  await phone.tap(`open-${session?.sessionId}`)
  await phone.tap('scan')
  phone.fire('eye', 'error')
  await phone.settle()
  phone.answer('scanCode', () => ({ result: code }))
  await phone.tap('scan')
  expect(phone.sent('gate.scan')).toMatchObject([{ sessionId: session?.sessionId, text: code }])
  expect(phone.text('sign-word')).toBe('请入场')
  expect(phone.calls.map(({ name }) => name)).toContain('vibrateShort')
  await phone.tap('scan')
  expect(phone.text('sign-word')).toBe('已经用过')
  phone.answer('scanCode', () => {
    throw new Error('cancel')
  })
  await phone.tap('scan')
  expect(phone.sent('gate.scan')).toHaveLength(2)
  expect(
    await cloud.sql`select outcome from scans where ticket_id = ${holder?.id} order by received_at, id`,
  ).toHaveLength(2)
})

test('an answer that never comes is called unknown, and a second tap gives the one ticket', async () => {
  let gone = true
  const online = cloud.phoneOf('o-lost')
  const phone: Phone = cloud.phoneOf('o-lost', {
    cloud: async ({ name, data }) => {
      const reply = await cloud.send(name, data, { WX_OPENID: 'o-lost', WX_APPID: 'wx0000000000000000' })
      if (gone && data.call === 'ticket.book') throw new Error('timeout')
      return reply
    },
    storage: online.storage,
  })
  await phone.launch(bookPage())
  await showPapers(phone, { name: '龙秀英', seq: 42 })
  await phone.tap('agree')
  await phone.tap('agree-number')
  await phone.tap('submit')
  expect(phone.text()).toContain('结果未确认，请到“我的报名”查看')
  gone = false
  await phone.tap('submit')
  expect(phone.page().route).toBe('packages/ticket/show/index')
  expect(await ticketsOf('o-lost')).toHaveLength(1)
})

test('a place is given back from the ticket, after asking', async () => {
  const phone = cloud.phoneOf('龙小燕')
  await phone.launch(bookPage())
  await phone.tap('submit')
  expect(phone.page().route).toBe('packages/ticket/show/index')
  await phone.tap('cancel')
  expect(phone.text('cancel-sheet')).toContain('取消这次报名？')
  await phone.tap('cancel-sheet-confirm')
  expect(phone.text()).toContain('报名已取消')
  expect(
    await cloud.sql`select state from tickets where booked_by = 'o-long-xiaoyan' and activity_id = ${special}`,
  ).toEqual([{ state: 'cancelled' }])
})

test('a printed code leads to its activity, a link to a page that is no more too, and to home otherwise', async () => {
  const code = '0123456789'
  await cloud.sql`insert into codes (code, activity_id, made_at) values (${code}, ${special}, 1)`
  const scene = sceneOf({ via: 'poster', code })
  const places = [
    [`/pages/code/index?scene=${scene}`, 'packages/fair/detail/index'],
    [`/packages/fair/detail/index?scene=${scene}`, 'packages/fair/detail/index'],
    [`/packages/old/detail/index?scene=${scene}`, 'packages/fair/detail/index'],
    [`/packages/old/detail/index?id=${special}`, 'packages/fair/detail/index'],
    ['/packages/old/list/index', 'pages/home/index'],
  ] as const
  for (const [url, route] of places) {
    const phone = cloud.phoneOf('o-scans')
    await phone.launch(url)
    expect(phone.page().route).toBe(route)
    if (route !== 'pages/home/index') expect(phone.page().options).toEqual({ id: special })
  }
})

test('a wish for a booth found again asks for what is still there alone: no closed posting, no fair called off', async () => {
  const [held] = await cloud.sql<{ employer: string }>`
    select employer_id as employer from postings where closed_at is null group by employer_id having count(*) > 1 limit 1`
  await cloud.sql`insert into recruiters (openid, employer_id, joined_at) values ('o-wishes', ${held?.employer}, 1)`
  const { postings } = await cloud.get('o-wishes', 'employer.mine', {})
  const [first, second] = postings.filter(({ closed }) => !closed)
  const before = cloud.phoneOf('o-wishes')
  await before.launch('/packages/employer/booth/index')
  expect(before.has('kept-draft')).toBe(false)
  await before.tap(`fair-${special}`)
  for (const posting of [first, second]) await before.tap(`offer-${posting?.id}`)
  expect(before.text()).toContain('已选 2 个岗位')

  await cloud.get('o-wishes', 'posting.close', { postingId: first?.id ?? '' })
  const again = cloud.phoneOf('o-wishes', { storage: before.storage })
  await again.launch('/packages/employer/booth/index')
  expect(again.text()).toContain('已恢复上次没填完的内容')
  expect(again.text()).toContain('有 1 个岗位已停招，已去掉')
  expect(again.text()).toContain('已选 1 个岗位')

  await cloud.sql`update activities set state = 'cancelled' where id = ${special}`
  const later = cloud.phoneOf('o-wishes', { storage: before.storage })
  await later.launch('/packages/employer/booth/index')
  await cloud.sql`update activities set state = 'published' where id = ${special}`
  expect(later.text('fair-gone')).toContain('已取消')
  expect(later.text()).toContain('请先选一场')
  await later.tap('start-over')
  expect(later.has('kept-draft')).toBe(false)

  await again.tap('apply')
  expect(again.sent('booth.apply')).toMatchObject([{ activityId: special, postingIds: [second?.id] }])
  expect(again.text()).toContain('展位申请已交')
  const next = cloud.phoneOf('o-wishes', { storage: again.storage })
  await next.launch('/packages/employer/booth/index')
  expect(next.has('kept-draft')).toBe(false)
})

/** The same phone without a network, just started. */
const offlineWith = ({ storage }: Phone) =>
  cloud.phoneOf('o-anybody', {
    storage,
    cloud: () => {
      throw new Error('no network')
    },
  })

test('the very first sign-up begins the list on the phone; a second one of the family is one tap away, also offline', async () => {
  const fair = (await cloud.get('o-first', 'activity.home', { district: null })).fairs.find(
    ({ title }) => title === '碧江 零工夜市',
  )
  const phone = cloud.phoneOf('o-first')
  await phone.launch(`/packages/ticket/book/index?activity=${fair?.id}`)
  await showPapers(phone, { name: '姚小红', seq: 35 })
  await phone.tap('agree')
  await phone.tap('agree-number')
  await phone.tap('submit')
  expect(phone.page().route).toBe('packages/ticket/show/index')
  expect(phone.has('others')).toBe(false)

  const list = offlineWith(phone)
  await list.launch('/packages/ticket/list/index')
  expect(list.text()).toContain('碧江 零工夜市')
  expect(list.text()).not.toContain('请检查网络')
  const calendar = cloud.phoneOf('o-first', { storage: phone.storage })
  await calendar.launch('/pages/calendar/index')
  expect(calendar.text(`fair-${fair?.id}`)).toContain('已报名')

  await phone.go('redirectTo', `/packages/ticket/book/index?activity=${fair?.id}`)
  await phone.tap('person-new')
  await showPapers(phone, { name: '姚大红', seq: 36 })
  await phone.tap('basis-agreed')
  await phone.tap('agree')
  await phone.tap('agree-number')
  await phone.tap('submit')
  expect(phone.text('others')).toContain('姚*红')
  const [own, family] = await ticketsOf('o-first')
  const codes = offlineWith(phone)
  await codes.launch(`/packages/ticket/show/index?id=${own?.id}`)
  await codes.tap(`other-${family?.id}`)
  expect(codes.page().options.id).toBe(family?.id)
  expect(codes.text()).toContain('入场时请出示，由工作人员扫码')

  const seen = cloud.phoneOf('o-first', { storage: phone.storage })
  await seen.launch(`/packages/fair/detail/index?id=${fair?.id}`)
  expect(seen.text('book-family')).toBe('帮家人报名')
})

test('signing a relative up first leaves one’s own place to be had, also before the page is read again', async () => {
  const [fair] = await cloud.sql<{ id: string }>`
    delete from tickets where booked_by = 'o-first' returning activity_id as id`
  const [family] = await cloud.sql<{ id: string }>`
    select person_id as id from account_persons where openid = 'o-first' and relation = 'family'`
  const phone = cloud.phoneOf('o-first')
  await phone.launch(`/packages/fair/detail/index?id=${fair?.id}`)
  await phone.tap('book')
  await phone.tap(`person-${family?.id}`)
  await phone.tap('submit')
  expect(phone.page().route).toBe('packages/ticket/show/index')
  const offline = offlineWith(phone)
  await offline.launch(`/packages/fair/detail/index?id=${fair?.id}`)
  expect(offline.text('book-family')).toBe('再报名')
})

test('letting go of one relative forgets that relative’s codes on the phone and no other', async () => {
  const phone = cloud.phoneOf('o-daughter')
  await phone.launch('/packages/ticket/list/index')
  const people = await cloud.sql<{ id: string; ticket: string; relation: string }>`
    select l.person_id as id, l.relation, t.id as ticket from account_persons l join tickets t on t.person_id = l.person_id
    where l.openid = 'o-daughter' and t.state = 'booked'`
  const [own, family] = ['self', 'family'].map((relation) => people.find((one) => one.relation === relation))
  await phone.go('navigateTo', `/packages/service/leave/index?id=${family?.id}`)
  await phone.tap('erase')
  await phone.tap('erase-sheet-confirm')
  expect(phone.text()).toContain('已删除')
  const kept = JSON.stringify(phone.storage)
  expect(kept).not.toContain(family?.ticket)
  const offline = offlineWith(phone)
  await offline.launch(`/packages/ticket/show/index?id=${own?.ticket}`)
  expect(offline.text()).toContain('入场时请出示，由工作人员扫码')
})

/** Where the page was moved to by itself. */
const wentTo = (phone: Phone) =>
  phone.calls.filter(({ name }) => name === 'pageScrollTo').map(({ args }) => args.selector as string)

test('what keeps a known person from signing up is brought before the eyes', async () => {
  await cloud.sql`delete from privacy_consents where openid = 'o-lost'`
  const { fairs } = await cloud.get('o-lost', 'activity.home', { district: null })
  const phone = cloud.phoneOf('o-lost')
  await phone.launch(`/packages/ticket/book/index?activity=${fairs.find(({ id }) => id !== special)?.id}`)
  await phone.tap('submit')
  expect(phone.sent('ticket.book')).toEqual([])
  expect(wentTo(phone)).toEqual(['#agreement'])
  expect(phone.text('agreement')).toContain('还没有同意隐私说明')
})

test('somebody new is led to their word that they belong, and what they said is still there after going back', async () => {
  const [fair] = await cloud.sql<{ id: string }>`
    update activities set key_group = 'veteran', eligibility = 'declared' where id = (
      select id from activities where kind = 'fair' and state = 'published' and day = '2026-12-02' and theme is null
      order by id limit 1) returning id`
  const url = `/packages/ticket/book/index?activity=${fair?.id}`
  const phone = cloud.phoneOf('o-new-here')
  await phone.launch(url)
  await showPapers(phone, { name: '冉小军', seq: 37 })
  await phone.tap('agree')
  await phone.tap('agree-number')
  await phone.tap('submit')
  expect(phone.sent('ticket.book')).toEqual([])
  expect(wentTo(phone)).toEqual(['#belonging'])
  expect(phone.text('belonging')).toContain('符合条件请勾选后再报名')

  await phone.tap('declare')
  await phone.tap('answer-looking-factory')
  await phone.go('redirectTo', '/packages/ticket/list/index')
  await phone.go('redirectTo', url)
  await phone.tap('submit')
  expect(phone.sent('ticket.book')).toMatchObject([
    { declared: true, answers: [{ question: 'looking', answer: 'factory' }] },
  ])
  expect(JSON.stringify(phone.storage)).not.toContain('factory')
})

test('a class that runs goes by its next lesson: picture, check-in, and whom to ring as it is too late to cancel', async () => {
  const course = (await cloud.get('o-long-xiaoyan', 'activity.home', { district: null })).courses[0]
  const { persons } = await cloud.get('o-long-xiaoyan', 'person.mine', {})
  const self = persons.find(({ relation }) => relation === 'self')
  await cloud.get('o-long-xiaoyan', 'ticket.book', { activityId: course?.id ?? '', personId: self?.id ?? '' })
  const [second] = await cloud.sql<{ startsAt: number; day: string }>`
    select starts_at as "startsAt", day from sessions where activity_id = ${course?.id ?? ''} order by starts_at offset 1 limit 1`
  const [ticket] = await cloud.sql<{ id: string }>`
    select id from tickets where activity_id = ${course?.id ?? ''} and booked_by = 'o-long-xiaoyan'`
  cloud.setClock(second?.day ?? '', '07:00')
  const next = sayDay(second?.day ?? '')

  const phone = cloud.phoneOf('龙小燕')
  await phone.launch(`/packages/ticket/show/index?id=${ticket?.id}`)
  expect(phone.text()).toContain(next)
  expect(phone.has('cancel')).toBe(false)
  expect(phone.text('too-late')).toContain('请打电话告诉')
  await phone.tap('ring')
  expect(phone.calls.filter(({ name }) => name === 'makePhoneCall').map(({ args }) => args.phoneNumber)).toEqual([
    '0856-0000123',
  ])
  await phone.tap('save-picture')
  const painted = phone.calls.filter(({ name }) => name === 'fillText').map(({ args }) => args.text)
  expect(painted.join(' ')).toContain(next)
  const exported = phone.calls.find(({ name }) => name === 'canvasToTempFilePath')?.args
  expect(exported).toMatchObject({
    canvas: { id: 'of the page', width: 750, height: 1100 },
    width: 750,
    height: 1100,
    destWidth: 750,
    destHeight: 1100,
  })

  await phone.go('navigateTo', `/packages/ticket/check-in/index?id=${ticket?.id}`)
  expect(phone.text('what')).toContain(next)
})

test('where WeChat exports no canvas, its bytes are written to a file of the phone', async () => {
  const phone = cloud.phoneOf('石桂芬')
  await phone.launch('/packages/ticket/list/index')
  const [ticket] = await ticketsOf('o-shi-guifen')
  await phone.go('navigateTo', `/packages/ticket/show/index?id=${ticket?.id}`)
  phone.answer('canvasToTempFilePath', () => {
    throw new Error('canvas is empty')
  })
  await phone.tap('save-picture')
  expect(phone.calls.find(({ name }) => name === 'saveImageToPhotosAlbum')?.args).toEqual({
    filePath: 'wxfile://usr/picture.png',
  })
  expect(phone.text('said')).toContain('已保存')
})

type Said = readonly [words: string, said: string | null]

/** What WeChat may say to somebody who does not want, may not, or cannot; null where nothing is to be said. */
const answersOf = (failed: { denied: string; undeclared: string; failed: string }): Said[] => [
  ['cancel', null],
  ['用户取消', null],
  ['auth deny', failed.denied],
  ['system permission denied', failed.denied],
  ['api scope is not declared in the privacy agreement', failed.undeclared],
  ['unknown', failed.failed],
]

test('what WeChat does not do is said as it is, and nothing to somebody who closed it', async () => {
  const [ticket] = await ticketsOf('o-shi-guifen')
  const { persons } = await cloud.get('o-shi-guifen', 'person.mine', {})
  const places: { who: string; url: string; act: string; api: string; at: string; said: Said[] }[] = [
    {
      who: '石桂芬',
      url: `/packages/ticket/show/index?id=${ticket?.id}`,
      act: 'save-picture',
      api: 'saveImageToPhotosAlbum',
      at: 'said',
      said: answersOf({ denied: '允许存到相册', undeclared: '可以截屏代替', failed: '可以截屏代替' }),
    },
    {
      who: '石桂芬',
      url: `/packages/ticket/show/index?id=${ticket?.id}`,
      act: 'to-calendar',
      api: 'addPhoneCalendar',
      at: 'said',
      said: answersOf({ denied: '请允许使用日历', undeclared: '这里还加不了日历', failed: '请再点一次' }),
    },
    {
      who: '石桂芬',
      url: `/packages/service/person/index?id=${persons[0]?.id}`,
      act: 'take-text',
      api: 'shareFileMessage',
      at: 'taken',
      said: answersOf({ denied: '微信没有权限', undeclared: '请再点一次', failed: '请再点一次' }),
    },
    {
      who: '罗静',
      url: '/packages/desk/roster/index',
      act: 'choose-file',
      api: 'chooseMessageFile',
      at: 'pick-sorry',
      said: answersOf({ denied: '再粘贴到上面的框里', undeclared: '再粘贴到上面的框里', failed: '再粘贴到上面的框里' }),
    },
  ]
  for (const { who, url, act, api, at, said } of places) {
    const phone = cloud.phoneOf(who)
    await phone.launch(url)
    for (const [words, sentence] of said) {
      phone.answer(api, () => {
        throw new Error(words)
      })
      await phone.tap(act)
      if (sentence === null) expect([api, words, phone.has(at)]).toEqual([api, words, false])
      else expect([api, words, phone.text(at)]).toEqual([api, words, expect.stringContaining(sentence)])
    }
  }
})

test('a form that is not ready brings its first gap before the eyes and names the others', async () => {
  const phone = cloud.phoneOf('吴海')
  await phone.launch('/packages/employer/register/index')
  expect(phone.find('about').attributes.fixed).not.toBe(true)
  await phone.tap('submit')
  expect(phone.sent('employer.register')).toEqual([])
  expect(wentTo(phone)).toEqual(['#name-frame'])
  expect(phone.text('missing')).toContain('统一社会信用代码')
  await phone.tap('missing-creditCode')
  expect(wentTo(phone).at(-1)).toBe('#creditCode-frame')
})

test('what is written in a sheet stays where it is while the page lies still behind', async () => {
  const [waiting] = await cloud.sql<{ id: string }>`select id from employers where name = '碧江某餐饮管理公司'`
  const phone = cloud.phoneOf('罗静')
  await phone.launch('/packages/desk/review/index')
  await phone.tap(`send-back-${waiting?.id}`)
  expect(phone.find('send-back-note').attributes.fixed).toBe(true)
})

test('a rule half-changed is asked about before the page is left, however many forms stand open', async () => {
  const phone = cloud.phoneOf('周明')
  await phone.launch('/packages/desk/rules/index')
  const asks = () => phone.calls.map(({ name }) => name).filter((name) => /AlertBeforeUnload/.test(name))
  await phone.tap('edit-weeklyCap')
  await phone.input('weeklyCap-messages', '7')
  expect(asks()).toEqual(['enableAlertBeforeUnload'])
  await phone.tap('edit-noting')
  await phone.input('noting-days', '1000')
  await phone.tap('save-noting')
  expect(phone.text('missing')).toContain('还有 1 处要填好')
  await phone.tap('close-noting')
  expect(phone.text('unsaved')).toContain('还没保存，要离开吗？')
  await phone.tap('unsaved-close')
  expect(phone.has('form-noting')).toBe(true)
  await phone.tap('nav-review')
  expect(phone.has('unsaved')).toBe(true)
  expect(phone.page().route).toBe('packages/desk/rules/index')
  await phone.tap('unsaved-confirm')
  expect(phone.page().route).toBe('packages/desk/review/index')
  expect(asks().at(-1)).toBe('disableAlertBeforeUnload')
})

test('copying says what came of it, and the hours of the line are the bureau’s own', async () => {
  const phone = cloud.phoneOf('o-reads')
  await phone.launch('/packages/service/privacy/index')
  phone.answer('setClipboardData', () => {
    throw new Error('setClipboardData:fail')
  })
  await phone.tap('copy-text')
  expect(phone.text('copy-said')).toContain('没有复制成功')
  const me = cloud.phoneOf('o-reads')
  await me.launch('/pages/me/index')
  expect(me.text('call-12333')).not.toMatch(/\d:\d\d/)
  await cloud.sql`update privacy_blanks set value = '工作日 9:00–17:30' where code = 'hours'`
  const later = cloud.phoneOf('o-reads')
  await later.launch('/pages/me/index')
  expect(later.text('call-12333')).toContain('工作日 9:00–17:30')
})
