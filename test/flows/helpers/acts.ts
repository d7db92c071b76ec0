import type { Locator, Page } from 'playwright-core'
import { isForEverybody } from '../../support/accessible'

export { isForEverybody }

/** Pages that are left stay in the document, hidden: everything here looks at what can be seen. */
const seen = (found: Locator) => found.filter({ visible: true }).first()

const wordsOf = (page: Page) => page.locator('body').ariaSnapshot()

async function until(page: Page, found: Locator, what: string): Promise<Locator> {
  try {
    await seen(found).waitFor({ timeout: 15_000 })
  } catch {
    throw new Error(`${what} did not show at ${page.url()}, where one reads:\n${await wordsOf(page)}`)
  }
  return seen(found)
}

/** Waits until these words can be read. */
export const sees = (page: Page, words: string | RegExp): Promise<Locator> =>
  until(page, page.getByText(words), `"${words}"`)

/** Scrolls down until these words can be read: of a long list only what is near is drawn. */
export async function scrollsTo(page: Page, words: string): Promise<void> {
  const found = page.getByText(words)
  const { width, height } = page.viewportSize() ?? { width: 390, height: 844 }
  await page.mouse.move(width / 2, height / 2)
  for (let turn = 0; turn < 40 && (await seen(found).count()) === 0; turn += 1) {
    await page.mouse.wheel(0, 500)
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  }
  await until(page, found, `"${words}", further down,`)
}

/** Whether words can be read now. */
export const isRead = async (page: Page, words: string): Promise<boolean> =>
  (await page.getByText(words).filter({ visible: true }).count()) > 0

type Role = 'button' | 'radio' | 'checkbox' | 'switch' | 'tab' | 'link'

/** Taps what has this name. */
export async function tap(page: Page, name: string | RegExp, role: Role = 'button'): Promise<void> {
  const target = await until(page, page.getByRole(role, { name, exact: typeof name === 'string' }), `${role} "${name}"`)
  await target.click()
}

/** Writes into fields by their names. */
export async function fillIn(page: Page, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    await (await until(page, page.getByLabel(name, { exact: true }), `field "${name}"`)).fill(value)
  }
}

/** Chooses one of a list by its words. */
export async function choose(page: Page, name: string, word: string): Promise<void> {
  await (await until(page, page.getByLabel(name, { exact: true }), `list "${name}"`)).selectOption({ label: word })
}

/** What stands in a field. */
export const writtenIn = (page: Page, name: string): Promise<string> =>
  seen(page.getByLabel(name, { exact: true })).inputValue()

/** What a field is blamed for, as its own element tells it to a screen reader; waits until it is. */
export async function blameOn(page: Page, name: string): Promise<string> {
  const blamed = page.getByLabel(name, { exact: true }).and(page.locator('[aria-describedby]'))
  const id = await (await until(page, blamed, `anything wrong with "${name}"`)).getAttribute('aria-describedby')
  return ((await page.locator(`#${id}`).textContent()) ?? '').trim()
}

/** Arrives at a screen by its heading and by words only its content has, and looks whether everybody can use it. */
export async function arrivesAt(page: Page, title: string, words: string | RegExp): Promise<void> {
  await until(page, page.getByRole('heading', { level: 1, name: title, exact: true }), `screen "${title}"`)
  await sees(page, words)
  await isForEverybody(page)
}

/** Nothing sticks out at the side of the smallest phone; then the window is as it was. */
export async function fitsTheSmallest(page: Page): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 568 })
  const wide = await page.evaluate(() => {
    const isOut = (element: Element) => {
      const { width, height, right, left } = element.getBoundingClientRect()
      const scrolls = element.closest('taro-scroll-view-core, .taro-scroll')
      return width > 1 && height > 1 && !scrolls && (right > window.innerWidth + 1 || left < -1)
    }
    const out = [...document.querySelectorAll('body *')].filter(isOut)
    return out.map((element) => `${element.id || element.className}: ${(element.textContent ?? '').slice(0, 20)}`)
  })
  if (before) await page.setViewportSize(before)
  if (wide.length > 0) throw new Error(`wider than the smallest phone: ${page.url()}\n${wide.slice(0, 8).join('\n')}`)
}

/** How many pixels lie between the bottom of one thing and the top of the next below it. */
export async function gapBelow(page: Page, upper: string, lower: string): Promise<number> {
  const boxOf = async (selector: string) => seen(page.locator(selector)).boundingBox()
  const [above, below] = [await boxOf(upper), await boxOf(lower)]
  return above && below ? below.y - (above.y + above.height) : Number.NaN
}

/** Answers WeChat's own dialog, which must be up. */
export async function answersWechat(page: Page, answer: 'allow' | 'refuse'): Promise<void> {
  await until(page, page.locator('#wx-title'), "WeChat's dialog")
  await isForEverybody(page)
  await page.locator(`#wx-${answer}`).click()
}

/**
 * Elders can use what is on the screen now: no words smaller than 18 px, nothing to tap lower than 60 px, and nothing
 * that sticks out at the side. The browser's own bar of tabs belongs to WeChat.
 */
export async function isForElders(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const isSeen = (element: Element) => {
      const { width, height } = element.getBoundingClientRect()
      return width > 1 && height > 1 && getComputedStyle(element).visibility !== 'hidden'
    }
    const isOurs = (element: Element) => !element.closest('.weui-tabbar, taro-tabbar, .taro-tabbar__tabbar')
    const seen = [...document.querySelectorAll('body *')].filter((element) => isOurs(element) && isSeen(element))
    const own = (element: Element) =>
      [...element.childNodes]
        .filter(({ nodeType }) => nodeType === 3)
        .map(({ textContent }) => textContent?.trim())
        .join('')
    const small = seen
      .filter((element) => own(element) !== '' && Number.parseFloat(getComputedStyle(element).fontSize) < 17.9)
      .map((element) => `${getComputedStyle(element).fontSize}: ${own(element).slice(0, 30)}`)
    const low = seen
      .filter((element) => element.matches('[role=button],[role=radio],[role=checkbox],[role=tab],[role=link],select'))
      .filter((element) => element.getBoundingClientRect().height < 59.5)
      .map(
        (element) =>
          `${Math.round(element.getBoundingClientRect().height)} px high: ${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 30)}`,
      )
    const wide =
      document.documentElement.scrollWidth > window.innerWidth + 1 ? ['the page is wider than the phone'] : []
    return [...small, ...low, ...wide]
  })
  if (found.length > 0) throw new Error(`not for elders: ${page.url()}\n${[...new Set(found)].join('\n')}`)
}
