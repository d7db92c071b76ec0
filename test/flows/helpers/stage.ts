import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { sql as sqlOf } from '../../../cloudfunctions/kit/sql'
import { PERSONAS } from '../../../local/personas'
import { instantOf } from '../../../src/domain/time/calendar'
import { openBrowser } from '../../support/browser'
import { closeOwner, nameDatabase, owner } from '../../support/owner'
import { createTestDatabase } from '../../support/postgres'
import { type System, startSystem } from '../../support/system'

/** A journey is many screens. */
jest.setTimeout(180_000)

const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1228, height: 800 }

/** The whole system with demo data on a day of its own, a browser, and the rows behind it. */
export type Stage = {
  system: System
  /** The account of a persona by name. */
  accountOf(name: string): string
  /** A phone (or a desk's window) of a persona, or of any account, with nothing stored yet, at a page. */
  openAs(who: string, path: string, viewport?: typeof PHONE): Promise<Page>
  /** Any other page of the system: the shell, WeChat's inbox. */
  open(path: string, viewport?: typeof PHONE): Promise<Page>
  /** Rows as they are stored. */
  rows<T>(strings: TemplateStringsArray, ...values: unknown[]): Promise<T[]>
  /** What the clock of everything shows, epoch ms. */
  now(): number
  /** Moves the clock of everything, phones too, to a China-time `YYYY-MM-DD HH:mm`; it goes on from there. */
  moveClock(to: string): Promise<void>
  /** Sets the clock of this one phone wrong, now and whenever it opens a page. */
  setPhoneClock(page: Page, to: string): Promise<void>
  /** Ends everything; faults when a page threw an error nobody caught. */
  close(): Promise<void>
}

const accountOf = (name: string) => PERSONAS.find((persona) => persona.name === name)?.openid ?? name

/** Sets the stage with the clock at a China-time day and hour; the demo data lies around that day, whatever day it is. */
export async function openStage(day: string, time: string): Promise<Stage> {
  const own = await createTestDatabase({ demoAt: instantOf(day, time) })
  nameDatabase(own)
  let offset = instantOf(day, time) - Date.now()
  const env = { LOCAL_CLOCK_OFFSET_MS: String(offset) }
  const system = await startSystem({ seed: 'none', database: own, build: false, env })
  const browser = await openBrowser()
  const faults: string[] = []
  const open: Stage['open'] = async (path, viewport = PHONE) => {
    const phone = await aPhone(browser, viewport)
    await phone.addInitScript({ content: dateMovedBy(offset) })
    const page = await phone.newPage()
    page.on('pageerror', (fault) => faults.push(fault.message))
    await page.goto(`${system.address}${path}`)
    return page
  }
  return {
    system,
    accountOf,
    open,
    openAs: (who, path, viewport) => open(`/app/?as=${accountOf(who)}#/${path}`, viewport),
    rows: async <T>(strings: TemplateStringsArray, ...values: unknown[]) =>
      (await sqlOf<T>(strings, ...values).execute(owner())).rows,
    moveClock: async (to) => {
      const moved = await fetch(`${system.address}/local/clock`, { method: 'POST', body: JSON.stringify({ to }) })
      if (!moved.ok) throw new Error(`the clock does not go to ${to}: ${await moved.text()}`)
      offset = offsetTo(to)
      for (const phone of browser.contexts()) await setClock(phone, offset)
    },
    now: () => Date.now() + offset,
    setPhoneClock: (page, to) => setClock(page.context(), offsetTo(to)),
    close: async () => {
      await browser.close()
      await system.stop()
      await closeOwner()
      await own.drop()
      if (faults.length > 0) throw new Error(`a page failed: ${faults.join('\n')}`)
    },
  }
}

/** How far this China-time `YYYY-MM-DD HH:mm` is from now. */
const offsetTo = (to: string): number => {
  const [day = '', time = ''] = to.split(' ')
  return instantOf(day, time) - Date.now()
}

const MOVE_DATE = readFileSync(path.join(__dirname, '../../support/move-date.js'), 'utf8')

/** Script for a page whose clock is this far from ours: timers and animations run on. */
const dateMovedBy = (offset: number) =>
  `(() => {${MOVE_DATE}\nmoveDate(globalThis, ${offset + Number(process.env.OTHER_DAY_MS ?? 0)})})()`

async function setClock(phone: BrowserContext, offset: number): Promise<void> {
  const content = dateMovedBy(offset)
  await phone.addInitScript({ content })
  for (const page of phone.pages()) await page.evaluate(content)
}

const aPhone = (browser: Browser, viewport: typeof PHONE): Promise<BrowserContext> =>
  browser.newContext({
    viewport,
    reducedMotion: 'reduce',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
