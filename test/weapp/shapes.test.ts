import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import postcss from 'postcss'
import type { CallName, Output } from '../../types/contract'
import { openBrowser } from '../support/browser'
import type { Loose } from '../support/cloud'
import { filesBelow, weappDist } from '../support/dist'
import { createMiniProgram, type Shown } from './harness'

/*
 * What pages look like inside WeChat's own elements, which browsers and other containers do not have: an image is a
 * ground of a div, a field's words stand in a part of their own, a button has a width, what is caught does not scroll.
 * The rules are those of WeChat's base library.
 */
const BASE = `
body { margin: 0 }
wx-view, wx-picker, wx-form { display: block }
wx-text { display: inline }
wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden }
wx-image > div { width: 100%; height: 100%; background-repeat: no-repeat; background-size: contain }
wx-button { position: relative; display: block; margin-left: auto; margin-right: auto; padding: 8px 24px; box-sizing: border-box; font-size: 17px; text-align: center; line-height: 1.41; border-radius: 4px; overflow: hidden; color: #06ae56; background-color: #f2f2f2 }
wx-button:not([size=mini]) { width: 184px; margin-left: auto; margin-right: auto }
wx-button[disabled]:not([type]) { color: rgba(0, 0, 0, .3); background-color: #f7f7f7 }
wx-input { display: block; height: 1.4rem; min-height: 1.4rem; overflow: hidden }
wx-input > .wrapper { position: relative; height: 100% }
wx-input > .wrapper > input { display: none }
wx-input > .wrapper > .words { position: absolute; width: 100%; overflow: hidden; white-space: nowrap }
wx-textarea { display: block; width: 300px; height: 150px }
wx-scroll-view { display: block; width: 100% }
.wx-scroll-view { position: relative; height: 100%; max-height: inherit; overflow: auto }
`

const TAG = /(^|[\s,>+(])(view|text|button|input|textarea|image|picker|scroll-view|camera|canvas)(?=$|[\s,.:>+[)])/g

/** The styles of the main package and one more, as WeChat's compiler makes them: `view` is wx-view, `page` the body. */
const stylesWith = (page: string) =>
  filesBelow(weappDist, '.wxss')
    .filter((file) => !file.startsWith('packages/') || file.startsWith(page))
    .sort((one, other) => Number(other.startsWith('app')) - Number(one.startsWith('app')))
    .map((file) => {
      const root = postcss.parse(readFileSync(path.join(weappDist, file), 'utf8'))
      root.walkAtRules('import', (rule) => void rule.remove())
      root.walkRules((rule) => {
        rule.selector = rule.selector.replace(TAG, '$1wx-$2').replace(/(^|[\s,])page(?=$|[\s,])/g, '$1body')
      })
      return root.toString()
    })
    .join('\n')

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')

function htmlOf(node: Shown | string): string {
  if (typeof node === 'string') return escaped(node)
  const { class: look = '', style = '', src = '', value = '', placeholder = '' } = node.attributes
  const caught = [...node.events].some((event) => event.startsWith('catchtouchmove')) ? ' data-caught' : ''
  const disabled = node.tag === 'button' && node.attributes.disabled ? ' disabled' : ''
  const open = `<wx-${node.tag} id="${node.id}" class="${look}" style="${escaped(String(style))}"${caught}${disabled}>`
  const inside = node.children.map(htmlOf).join('')
  const drawn: Record<string, string> = {
    image: `<div data-src="${escaped(String(src))}"></div>`,
    input: `<div class="wrapper"><input><div class="words">${escaped(String(value || placeholder))}</div></div>`,
    'scroll-view': `<div class="wx-scroll-view"><div>${inside}</div></div>`,
  }
  return `${open}${drawn[node.tag] ?? inside}</wx-${node.tag}>`
}

/** Plain text: a compiled function would carry helpers that the page does not have. */
const ALIVE = `
for (const div of document.querySelectorAll('[data-src]')) div.style.backgroundImage = "url('".concat(div.dataset.src, "')")
for (const node of document.querySelectorAll('[data-caught]'))
  node.addEventListener('touchmove', (moved) => { moved.preventDefault(); moved.stopPropagation() }, { passive: false })
`

const NOW = Date.parse('2026-11-25T10:00:00+08:00')
const HOUR = 3_600_000
const id = '00000000-0000-4000-8000-000000000001'
const fair = {
  id,
  kind: 'fair',
  title: '退役军人专场招聘会',
  day: '2026-11-27',
  startsAt: NOW + 48 * HOUR,
  endsAt: NOW + 51 * HOUR,
  district: '520602',
  place: '铜仁市人力资源市场',
}
const ticket = {
  id,
  state: 'booked',
  code: `TR1:${'0123456789ABCDEF%*+-./:'.repeat(7).slice(0, 149)}`,
  personId: id,
  name: '石*芬',
  bookedAt: NOW,
  cancelledAt: null,
  checkedInAt: null,
  position: null,
  offeredUntil: null,
  reconfirm: null,
  activity: { ...fair, special: true, cancelled: false, cancelUntil: NOW + 47 * HOUR, address: '碧江区', bring: '' },
}
const posting = {
  id,
  title: '缝纫工',
  trade: 'making',
  employer: '碧江某竹木家具厂',
  headcount: 6,
  pay: { min: 4000, max: 5500, unit: 'month' },
  education: 'any',
  perks: ['包吃', '包住', '包教会'],
  region: '520602',
  place: '碧江区某工业园',
  content: '打磨、上漆、包装，订单稳定，包教会。'.repeat(20),
  booth: null,
  fair: { id, title: fair.title, startsAt: fair.startsAt, special: true },
}
const bookable = {
  ...fair,
  state: 'published',
  special: null,
  opensAt: NOW - HOUR,
  closesAt: NOW + 47 * HOUR,
  seats: 500,
  booked: 369,
  walkIn: false,
  offered: 0,
  waiting: 0,
  waitlist: true,
  employers: 38,
  postings: 119,
  journey: null,
  about: '',
  bring: '',
  entryUntil: NOW + 50 * HOUR,
  cancelUntil: NOW + 47 * HOUR,
  minAge: 16,
  keyGroup: null,
  eligibility: 'none',
  keyLeft: 0,
  cancelReason: null,
  organizer: { name: '铜仁市就业服务中心', phone: '0856-0000123' },
  venue: { name: fair.place, address: '碧江区', district: '520602', lng: 109.1845, lat: 27.7262, howToGet: '' },
  sessions: [{ id, title: null, day: fair.day, startsAt: fair.startsAt, endsAt: fair.endsAt }],
  course: null,
  bus: null,
  postingsOver: 0,
  related: [],
  topPostings: [],
  myTickets: [],
  following: null,
  morePostings: null,
}
const answers: { [C in CallName]?: Loose<Output<C>> } = {
  'activity.get': bookable,
  'person.mine': {
    notice: { version: '2026-11-24', changes: null },
    children: { version: '2026-11-24', changes: null },
    persons: [],
    recruits: false,
    clerk: null,
    gate: false,
  },
  'posting.list': { postings: [posting], next: null },
  'ticket.get': ticket,
}
const cloud = ({ data: { call } }: { data: { call: string } }) => {
  if (!(call in answers)) throw new Error('no network')
  return { kind: 'done', value: answers[call as CallName], now: NOW }
}
const BOOK = '/packages/ticket/book/index?activity=00000000-0000-4000-8000-000000000001'
const SHOW = `/packages/ticket/show/index?id=${id}`

const phoneAt = async (url: string, slowPromises = false) => {
  const phone = createMiniProgram(weappDist, { cloud, slowPromises })
  await phone.launch(url)
  return phone
}

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

type Look = { width?: number; height?: number; elder?: boolean }

async function show(
  phone: Awaited<ReturnType<typeof phoneAt>>,
  { width = 360, height = 640, elder = false }: Look = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, hasTouch: true })
  const page = await context.newPage()
  const styles = stylesWith(phone.page().route.split('/').slice(0, 2).join('/'))
  await page.setContent(`<style>${BASE}${styles}</style><body class="${elder ? 'elder' : ''}">`)
  await page.evaluate(`document.body.innerHTML = ${JSON.stringify(phone.tree().map(htmlOf).join(''))};${ALIVE}`)
  return page
}

const boxOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox()
  if (!box) throw new Error(`${selector} is not drawn`)
  return box
}

test("the entrance code stands in WeChat's own image, whole on the smallest phone", async () => {
  const page = await show(await phoneAt(SHOW), { width: 320 })
  const drawn = `(async () => {
    const ground = getComputedStyle(document.querySelector('#qr > div')).backgroundImage
    const image = new Image()
    image.src = (/^url\\("(.*)"\\)$/.exec(ground) || [])[1] || 'data:,'
    await image.decode()
    return image.naturalWidth
  })()`
  expect(await page.evaluate(drawn)).toBeGreaterThan(0)
  const [code, card] = [await boxOf(page, '#qr'), await boxOf(page, '#ticket')]
  expect(code.x).toBeGreaterThanOrEqual(card.x)
  expect(code.x + code.width).toBeLessThanOrEqual(card.x + card.width)
  expect(code.width).toBeGreaterThan(250)
})

test("typed words have the whole width of their field, and a button of WeChat's own powers looks like ours", async () => {
  const phone = await phoneAt(BOOK)
  phone.fire('real-name', 'input', { value: '阿依古丽买买提江吐尔逊' })
  await phone.settle()
  for (const elder of [false, true]) {
    const page = await show(phone, { elder })
    const [field, words] = [await boxOf(page, '#real-name'), await boxOf(page, '#real-name .words')]
    expect(words.width).toBeGreaterThanOrEqual(field.width - 32)
    expect(words.y + words.height).toBeLessThanOrEqual(field.y + field.height)
    expect(await page.locator('#real-name .words').textContent()).toBe('阿依古丽买买提江吐尔逊')
    const look = `(() => {
      const node = [...document.querySelectorAll('wx-button')].find((one) => one.textContent.includes('微信'))
      const { marginLeft, backgroundColor, width } = getComputedStyle(node)
      return { marginLeft, backgroundColor, width }
    })()`
    expect(await page.evaluate(look)).toEqual({
      marginLeft: '0px',
      backgroundColor: expect.not.stringContaining('242'),
      width: expect.not.stringContaining('184px'),
    })
  }
})

test('a long sheet scrolls under the finger, and its buttons stay in sight', async () => {
  const phone = await phoneAt('/pages/postings/index')
  await phone.tap(`posting-${id}`)
  const page = await show(phone, { elder: true, height: 480 })
  const inner = page.locator('.wx-scroll-view').last()
  const { y, height } = await boxOf(page, '[id$=-close]')
  expect(y + height).toBeLessThanOrEqual(480)
  expect(await inner.evaluate((node) => node.scrollHeight - node.clientHeight)).toBeGreaterThan(40)

  const touch = await page.context().newCDPSession(page)
  const at = (top: number) => [{ x: 180, y: top }]
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(260) })
  for (const top of [240, 220, 200, 180, 160])
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(top) })
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  expect(await inner.evaluate((node) => node.scrollTop)).toBeGreaterThan(0)
})

test.each([SHOW, BOOK, '/pages/postings/index'])('%s reads the same where a promise is a timer', async (url) => {
  const [ordinary, slow] = [await phoneAt(url), await phoneAt(url, true)]
  expect(ordinary.text().length).toBeGreaterThan(40)
  expect(slow.text()).toBe(ordinary.text())
})
