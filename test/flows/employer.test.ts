import type { Page } from 'playwright-core'
import { makeCreditCode } from '../support/numbers'
import { callAs } from '../support/system'
import {
  arrivesAt,
  blameOn,
  choose,
  fillIn,
  fitsTheSmallest,
  isForEverybody,
  isRead,
  scrollsTo,
  sees,
  tap,
  writtenIn,
} from './helpers/acts'
import { homeOf } from './helpers/rows'
import { DESK, openStage, type Stage } from './helpers/stage'

let stage: Stage
let special: string
let offered: (more: number) => string
beforeAll(async () => {
  stage = await openStage('2026-11-24', '10:00')
  const { id, employers, postings } = (await homeOf(stage)).special
  special = id
  offered = (more) => `${employers + more} 家单位 ${postings + more} 个岗位`
  await stage.rows`insert into staff (id, openid, name, role, district)
    values (gen_random_uuid(), 'o-clerk-elsewhere', '姚经办', 'clerk', '520603')`
})
afterAll(() => stage.close())

const employer = '铜仁吴海针织厂'
const role = '横机挡车工'
const rightCode = makeCreditCode(5206)
const wrongCode = rightCode.slice(0, -1) + (rightCode.endsWith('1') ? '2' : '1')

/** From an empty account to an employer that waits for the clerk. */
async function registerEmployer(page: Page): Promise<void> {
  await arrivesAt(page, '我的单位', '三步就能招人')
  await tap(page, '登记单位')
  await arrivesAt(page, '单位信息', '提交登记')
  await fillIn(page, { 单位名称: employer, 统一社会信用代码: wrongCode, 地址: '灯塔工业园 3 号', 联系人: '吴海' })
  await fillIn(page, { 联系电话: '139 8560 0001', 单位简介: '三十人的针织厂，做毛衫。' })
  await choose(page, '所在区县', '碧江区')
  await tap(page, '提交登记')
  expect(await blameOn(page, '统一社会信用代码')).toBe('信用代码有一位填错了。请对照营业执照逐位检查')
  await isForEverybody(page)
  expect(await writtenIn(page, '单位名称')).toBe(employer)
  await fillIn(page, { 统一社会信用代码: rightCode })
  await tap(page, '提交登记')
  await arrivesAt(page, '单位信息', '已提交，等待审核')
}

/** A role with a phrase the screening objects to, published all the same, then put right. */
async function publishRole(page: Page): Promise<void> {
  await tap(page, '去发布岗位')
  await arrivesAt(page, '发布岗位', '招聘人数')
  await choose(page, '工种', '普工')
  await fillIn(page, { 岗位名称: role, 招聘人数: '6', 工作内容: '看护四台横机，限女性，35 岁以下。' })
  await fillIn(page, { 工资从: '3800', 到: '5200' })
  await sees(page, '限制性别')
  await sees(page, '限制年龄')
  await tap(page, '包吃', 'checkbox')
  await isForEverybody(page)
  await tap(page, '发布岗位')
  await arrivesAt(page, '发布岗位', /有 \d 处说法建议改/)
  await tap(page, '现在改')
  await fillIn(page, { 工作内容: '看护四台横机，接断头，长白班。' })
  await tap(page, '保存并重新提交')
  await arrivesAt(page, '发布岗位', `已保存：${role}`)
  expect(await isRead(page, '处说法建议改')).toBe(false)
}

/** Asks for a booth at the special with the one role. */
async function askForBooth(page: Page): Promise<void> {
  await tap(page, '去申请展位')
  await arrivesAt(page, '申请展位', '选择参会岗位')
  await fitsTheSmallest(page)
  await tap(page, /^退役军人专场招聘会.*周五专场$/, 'radio')
  await tap(page, new RegExp(`^${role}`), 'checkbox')
  await isForEverybody(page)
  await tap(page, '申请展位')
  await arrivesAt(page, '申请展位', '展位申请已交：等待审核')
}

const fairPage = async () => {
  const page = await stage.openAs('石桂芬', `packages/fair/detail/index?id=${special}`)
  await arrivesAt(page, '专场详情', '怎么去')
  return page
}

/** Looks for the role among the postings of the fair that is open. */
async function isOffered(page: Page): Promise<boolean> {
  await fillIn(page, { 搜岗位或单位: role })
  const found = page.getByText('符合的就这些').filter({ visible: true })
  await found
    .or(page.getByText(`没有找到 “${role}”`).filter({ visible: true }))
    .first()
    .waitFor()
  return (await found.count()) > 0
}

test('an employer registers, posts a role and offers it; seekers see it when the clerk has agreed, and not before', async () => {
  const recruiter = await stage.openAs('吴海', 'packages/employer/home/index')
  await registerEmployer(recruiter)
  await publishRole(recruiter)
  await askForBooth(recruiter)
  await tap(recruiter, '回我的单位')
  await arrivesAt(recruiter, '我的单位', '等待审核')
  const [{ employerId, boothId } = { employerId: '', boothId: '' }] = await stage.rows<{
    employerId: string
    boothId: string
  }>`select e.id as "employerId", b.id as "boothId" from employers e join booths b on b.employer_id = e.id
    where e.credit_code = ${rightCode} and e.state = 'pending' and b.state = 'pending' and b.activity_id = ${special}`
  expect(boothId).not.toBe('')

  const before = await fairPage()
  await sees(before, offered(0))
  expect(await isOffered(before)).toBe(false)

  const version = '0'.repeat(32)
  const elsewhere = await stage.openAs('o-clerk-elsewhere', 'packages/desk/review/index', DESK)
  await arrivesAt(elsewhere, '审核', '没有单位等审核')
  expect(await isRead(elsewhere, employer)).toBe(false)
  await expect(callAs(stage.system, 'o-clerk-elsewhere', 'employer.approve', { employerId, version })).rejects.toThrow(
    'employer.notFound',
  )
  await expect(callAs(stage.system, 'o-clerk-elsewhere', 'booth.approve', { boothId, version })).rejects.toThrow(
    'booth.notFound',
  )

  const clerk = await stage.openAs('罗静', 'packages/desk/today/index', DESK)
  await arrivesAt(clerk, '今天 11月24日 周二', '日历空档')
  await tap(clerk, /^审核，\d+ 件$/, 'link')
  await arrivesAt(clerk, '审核', employer)
  await tap(clerk, `通过，${employer}`)
  await sees(clerk, `已通过：${employer}`)
  await tap(clerk, /^展位/, 'tab')
  await arrivesAt(clerk, '审核', '申请时间')
  await scrollsTo(clerk, role)
  await tap(clerk, `通过，${employer} 的展位`)
  await sees(clerk, `已通过：${employer} 的展位和 1 个岗位`)
  await isForEverybody(clerk)

  await before.reload()
  await sees(before, offered(1))
  expect(await isOffered(before)).toBe(true)
  await recruiter.reload()
  await arrivesAt(recruiter, '我的单位', '已通过')

  const audit = await stage.rows`select act, subject_id as "subjectId", district from audit
    where actor = 'clerk' and subject_id in (${employerId}, ${boothId}) order by id`
  expect(audit).toEqual([
    { act: 'employer.approve', subjectId: employerId, district: '520602' },
    { act: 'booth.approve', subjectId: boothId, district: '520602' },
  ])
})

test("a clerk's desk can be used on a phone too", async () => {
  const clerk = await stage.openAs('罗静', 'packages/desk/today/index')
  await arrivesAt(clerk, '今天', '日历空档')
  await tap(clerk, /^审核/, 'link')
  await arrivesAt(clerk, '审核', '碧江某餐饮管理公司')
  await tap(clerk, /^退回，碧江某餐饮管理公司/)
  await arrivesAt(clerk, '审核', '退回意见（单位可见）')
  await tap(clerk, '地址请写到门牌号')
  await clerk.locator('#send-back-confirm').click()
  await sees(clerk, '已退回：碧江某餐饮管理公司')
  expect(await stage.rows`select state, note from employers where name = '碧江某餐饮管理公司'`).toEqual([
    { state: 'sentBack', note: '地址请写到门牌号' },
  ])
})
