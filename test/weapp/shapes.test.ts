import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import postcss from 'postcss'
import { openBrowser } from '../support/browser'
import { filesBelow, weappDist } from '../support/dist'
import type { Shown } from './harness'
import { openRealCloud, type RealCloud } from './real-cloud'

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

/** The styles of the build, as WeChat's compiler makes them: `view` is the element wx-view, `page` the body. */
const styles = () =>
  filesBelow(weappDist, '.wxss')
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

let cloud: RealCloud
let browser: Browser
let special: string
beforeAll(async () => {
  cloud = await openRealCloud('2026-11-25', '10:00')
  browser = await openBrowser()
  special = (await cloud.get('o-anybody', 'activity.home', { district: null })).special?.id ?? ''
})
afterAll(async () => {
  await browser.close()
  await cloud.close()
})

async function show(tree: (Shown | string)[], { width = 360, height = 640, elder = false } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, hasTouch: true })
  const page = await context.newPage()
  const body = tree.map(htmlOf).join('')
  await page.setContent(`<style>${BASE}${styles()}</style><body class="${elder ? 'elder' : ''}">${body}`)
  await page.evaluate(ALIVE)
  return page
}

const boxOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox()
  if (!box) throw new Error(`${selector} is not drawn`)
  return box
}

test("the entrance code stands in WeChat's own image", async () => {
  const phone = cloud.phoneOf('龙小燕')
  await phone.launch(`/packages/ticket/book/index?activity=${special}`)
  await phone.tap('submit')
  expect(phone.page().route).toBe('packages/ticket/show/index')
  const page = await show(phone.tree(), { width: 320 })
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

test.each([false, true])('the words typed into a field have its whole width, elder mode %s', async (elder) => {
  const phone = cloud.phoneOf('杨军')
  await phone.launch(`/packages/ticket/book/index?activity=${special}`)
  await phone.input('real-name', '阿依古丽买买提江吐尔逊')
  const page = await show(phone.tree(), { elder })
  const [field, words] = [await boxOf(page, '#real-name'), await boxOf(page, '#real-name .words')]
  expect(words.width).toBeGreaterThanOrEqual(field.width - 32)
  expect(words.y + words.height).toBeLessThanOrEqual(field.y + field.height)
})

test("a button of WeChat's own powers looks like ours, also while it rests", async () => {
  const phone = cloud.phoneOf('杨军')
  await phone.launch(`/packages/ticket/book/index?activity=${special}`)
  const page = await show(phone.tree())
  const button = page.locator('wx-button').first()
  const look = await button.evaluate((node) => {
    const { marginLeft, backgroundColor } = getComputedStyle(node)
    return { marginLeft, backgroundColor, width: node.getBoundingClientRect().width, words: node.textContent ?? '' }
  })
  expect(look.words).toContain('微信')
  expect(look.marginLeft).toBe('0px')
  expect(look.width).not.toBe(184)
  expect(look.backgroundColor).not.toBe('rgb(242, 242, 242)')
})

test('a long sheet scrolls under the finger, and its buttons stay in sight', async () => {
  const phone = cloud.phoneOf('杨军')
  await phone.launch('/pages/postings/index')
  const [first] = JSON.stringify(phone.tree()).match(/"posting-[0-9a-f-]{36}"/) ?? []
  await phone.tap(String(first).replaceAll('"', ''))
  const page = await show(phone.tree(), { elder: true, height: 480 })
  const inner = page.locator('.wx-scroll-view').last()
  const closing = page.locator('[id$=-close]').last()
  const bottom = await closing.boundingBox()
  expect((bottom?.y ?? 999) + (bottom?.height ?? 0)).toBeLessThanOrEqual(480)
  expect(await inner.evaluate((node) => node.scrollHeight - node.clientHeight)).toBeGreaterThan(40)

  const touch = await page.context().newCDPSession(page)
  const at = (y: number) => [{ x: 180, y }]
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(260) })
  for (const y of [240, 220, 200, 180, 160])
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(y) })
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  expect(await inner.evaluate((node) => node.scrollTop)).toBeGreaterThan(0)
})
