import type { Page } from 'playwright-core'
import { answersWechat, arrivesAt, fillIn, sees, tap } from './acts'

/** Taps 提醒我 and allows what WeChat asks. */
export async function allowNotices(page: Page): Promise<void> {
  await tap(page, '提醒我')
  await answersWechat(page, 'allow')
  await sees(page, /已开提醒/)
}

export type Papers = { name: string; idNumber: string; phone: string }

/** Fills the form of somebody new, consent included. */
export async function showPapers(page: Page, { name, idNumber, phone }: Papers): Promise<void> {
  await fillIn(page, { 姓名: name, 证件号码: idNumber, 手机号码: phone })
  await tap(page, /^我已阅读并同意《隐私说明》/, 'checkbox')
  await tap(page, /^我同意处理我的证件号码/, 'checkbox')
}

/** From an activity's page to the ticket, for somebody the cloud knows. */
export async function bookTicket(page: Page, person: string): Promise<string> {
  await tap(page, '我要报名')
  await arrivesAt(page, '报名', '谁去？')
  await tap(page, new RegExp(`^${person}`), 'radio')
  await tap(page, '确认报名')
  return holdsTicket(page)
}

/** Arrives at a ticket and tells its id. */
export async function holdsTicket(page: Page): Promise<string> {
  await arrivesAt(page, '入场码', '入场时请出示，由工作人员扫码')
  return new URLSearchParams(page.url().split('?').at(-1)).get('id') ?? ''
}

/** Gives the place of the ticket on the screen back. */
export async function cancelTicket(page: Page): Promise<void> {
  await tap(page, '取消报名')
  await arrivesAt(page, '入场码', '取消这次报名？')
  await page.locator('#cancel-sheet-confirm').click()
  await arrivesAt(page, '入场码', '报名已取消')
}

/** Pastes the text of a code and presses Enter. */
export async function pasteCode(page: Page, field: string, text: string): Promise<void> {
  await tap(page, /^粘贴/)
  await fillIn(page, { [field]: text })
  await page.keyboard.press('Enter')
}

/** A scanner on a cable: types a code and Enter, faster than hands, with nothing in its way but the page. */
export const typeAsScanner = (page: Page, text: string): Promise<void> =>
  page.evaluate(
    (keys) => {
      for (const key of keys) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    },
    [...text, 'Enter'],
  )
