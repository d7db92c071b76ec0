import { readFile } from 'node:fs/promises'
import { lookupHash } from '../../cloudfunctions/kit/seal'
import { PERSONA_PHONES } from '../../local/seeds/people'
import { arrivesAt, blameOn, fillIn, isForElders, isForEverybody, isRead, sees, tap } from './helpers/acts'
import { booked, homeOf, ticketsOf } from './helpers/rows'
import { openStage, type Stage } from './helpers/stage'

let stage: Stage
let special: string
beforeAll(async () => {
  stage = await openStage('2026-11-25', '10:00')
  special = (await homeOf(stage)).special.id
})
afterAll(() => stage.close())

test('a seeker sees everything stored, puts the phone right, takes it along, and deletes it: the place is free again', async () => {
  const openid = stage.accountOf('石桂芬')
  const before = await booked(stage, special)
  const page = await stage.openAs('石桂芬', 'pages/me/index')
  await arrivesAt(page, '我的', '石*芬')
  await tap(page, /^我的信息，石\*芬/)
  await arrivesAt(page, '我的信息', '报名记录')
  await sees(page, '居民身份证')
  await isForEverybody(page)
  const numbers = await page.locator('#identity').textContent()
  expect(numbers).toContain('*')

  await tap(page, '看完整的姓名和号码，会留下记录')
  await sees(page, '石桂芬')
  expect(await stage.rows`select act, actor from audit where act = 'person.dossier'`).toEqual([
    { act: 'person.dossier', actor: 'person' },
  ])

  await tap(page, '更正')
  await arrivesAt(page, '更正信息', '联系方式')
  await fillIn(page, { 手机号码: '1398560' })
  await tap(page, '保存')
  await sees(page, /^手机号码不对/)
  await isForEverybody(page)
  await fillIn(page, { 手机号码: '139 8561 2345' })
  await tap(page, '保存')
  await sees(page, '已更正')
  expect(
    await stage.rows`select p.phone_hash from persons p join account_persons l on l.person_id = p.id
    where l.openid = ${openid}`,
  ).toEqual([{ phone_hash: lookupHash('phone', '13985612345') }])
  await tap(page, '好')

  await arrivesAt(page, '我的信息', '导出我的信息')
  const [file] = await Promise.all([page.waitForEvent('download'), tap(page, '导出文字版')])
  const text = await readFile(await file.path(), 'utf8')
  for (const word of ['姓名：石桂芬', '手机号码：13985612345', '退役军人专场招聘会', '保存到'])
    expect(text).toContain(word)

  await tap(page, '删除这些信息')
  await arrivesAt(page, '删除信息', '会取消的报名')
  await sees(page, '退役军人专场招聘会')
  await isForEverybody(page)
  await tap(page, '删除')
  await sees(page, '真的删除？')
  await page.locator('#erase-sheet-confirm').click()
  await sees(page, /个还没去的报名已取消/)
  expect(await booked(stage, special)).toBe(before - 1)
  expect(await ticketsOf(stage, '石桂芬', special)).toEqual([])
  expect(await stage.rows`select 1 from account_persons where openid = ${openid}`).toEqual([])
  await tap(page, '好')
  await arrivesAt(page, '我的', '您好')
  expect(await isRead(page, '石*芬')).toBe(false)
})

test('in large type the pages of one’s own data can be used with one finger', async () => {
  const page = await stage.openAs('龙小燕', 'pages/me/index')
  await tap(page, /^长辈版/, 'switch')
  await tap(page, /^我的信息/)
  await arrivesAt(page, '我的信息', '报名记录')
  await isForElders(page)
  await tap(page, '删除这些信息')
  await arrivesAt(page, '删除信息', '删除之后')
  await isForElders(page)
})

test('a clerk lets the account of somebody who was made sure of sign up a village, sees it, and ends it', async () => {
  const openid = stage.accountOf('龙小燕')
  const phone = PERSONA_PHONES[openid] as string
  const page = await stage.openAs('周明', 'packages/desk/person/index')
  await arrivesAt(page, '找人', '每次查找都留下记录')
  await tap(page, '手机号码', 'checkbox')
  await fillIn(page, { 完整手机号码: phone })
  await tap(page, '本人来窗口办理')
  await page.locator('#find').click()
  await sees(page, /登记了 2 人/)
  await tap(page, '开通帮多人报名，龙*燕')
  await sees(page, '给 龙*燕 开通帮多人报名')
  await page.locator('#granting-helper-confirm').click()
  expect(await blameOn(page, '到哪一天（当天还能用）')).toBe('请选到期日')
  await isForEverybody(page)
  await page.locator('#helper-until').fill('2027-06-30')
  await tap(page, '村干部帮村民报名')
  await page.locator('#verified').click()
  await page.locator('#granting-helper-confirm').click()
  await sees(page, '可帮多人报名：最多 60 人，到 2027年6月30日')
  await isForEverybody(page)
  expect(await stage.rows`select openid, until from helper_rights where ended_at is null`).toEqual([
    { openid, until: '2027-06-30' },
  ])
  await tap(page, '停用，龙*燕')
  await tap(page, '换人负责')
  await page.locator('#ending-helper-confirm').click()
  await sees(page, '已停用，登记过的人和报名不变')
  expect(await stage.rows`select from helper_rights where ended_at is null`).toEqual([])
})
