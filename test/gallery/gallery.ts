import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, BrowserContext, Page, Route } from 'playwright-core'
import { openBrowser, withChineseFont } from '../support/browser'
import { type System, startSystem } from '../support/system'
import { type Shot, type State, shots } from './shots'

const PHONE = { width: 390, height: 844 }
const DESK = { width: 1228, height: 800 }

const reply = (value: unknown) => ({ contentType: 'application/json', body: JSON.stringify(value) })

/** What the cloud does to calls in each state; states not named here get the real answer. */
const cloud: Partial<Record<State, (route: Route) => Promise<void> | undefined>> = {
  loading: () => undefined,
  refused: (route) =>
    route.fulfill(reply({ kind: 'refused', refusal: { code: 'activity.notFound' }, now: Date.now() })),
  broken: (route) =>
    route.fulfill(reply({ kind: 'broken', traceId: '3f6c1d2a-0000-4000-8000-20261127gal', now: Date.now() })),
}

async function prepare(context: BrowserContext, shot: Shot, state: State): Promise<void> {
  await withChineseFont(context)
  await context.addInitScript(
    ({ openid, elder }) => {
      localStorage.setItem('local-openid', openid)
      if (elder) localStorage.setItem(`tongren:${openid}:elder`, 'true')
    },
    { openid: shot.as, elder: state === 'elder' },
  )
  const act = cloud[state]
  if (act) await context.route('**/functions/**', (route) => act(route))
}

/** Seen once with a network, then opened again without: what a person in a yard with no signal sees. */
async function loseNetwork(context: BrowserContext, page: Page): Promise<void> {
  await context.route('**/functions/**', (route) => route.abort('internetdisconnected'))
  await page.reload()
  await page.waitForSelector('[role=main], main')
  await page.waitForLoadState('networkidle')
}

type Systems = { demo: System; none: System }

async function take(browser: Browser, systems: Systems, shot: Shot, state: State, out: string): Promise<string> {
  const { address } = state === 'empty' ? systems.none : systems.demo
  const context = await browser.newContext({
    viewport: state === 'wide' ? DESK : PHONE,
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  try {
    await prepare(context, shot, state)
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (fault) => faults.push(fault.message))
    await page.goto(`${address}/app/?as=${shot.as}#/${shot.path}`)
    await page.waitForSelector('[role=main], main', { timeout: 15_000 })
    if (state !== 'loading') await page.waitForLoadState('networkidle')
    if (state === 'offline') await loseNetwork(context, page)
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    const file = `${shot.name}-${state}.png`
    await page.screenshot({ path: path.join(out, file) })
    if (faults.length > 0) process.stdout.write(`${file}: ${faults[0]}\n`)
    return file
  } finally {
    await context.close()
  }
}

function indexPage(files: readonly { shot: Shot; state: State; file: string }[]): string {
  const figures = files.map(
    ({ shot, state, file }) =>
      `<figure class="${state === 'wide' ? 'wide' : ''}"><a href="${file}"><img src="${file}" alt=""></a><figcaption>${shot.name} · ${state}</figcaption></figure>`,
  )
  return `<!doctype html><meta charset="utf-8"><title>Gallery</title><style>
body{margin:24px;background:#cfd6d3;font:14px sans-serif;display:flex;flex-wrap:wrap;gap:20px}
figure{margin:0;width:260px}figure.wide{width:640px}img{width:100%;border-radius:12px;display:block}figcaption{padding:6px 2px}
</style>${figures.join('\n')}`
}

/** Renders every screen in its states to PNG with an index page. `--only home,ticket` takes some of them. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string', default: 'gallery' }, only: { type: 'string' } } })
  const out = path.resolve(values.out)
  mkdirSync(out, { recursive: true })
  const demo = await startSystem({ seed: 'demo' })
  const none = await startSystem({ seed: 'none' })
  const browser = await openBrowser()
  try {
    const only = values.only?.split(',')
    const wanted = (await shots(demo)).filter(({ name }) => !only || only.includes(name))
    const files: { shot: Shot; state: State; file: string }[] = []
    for (const shot of wanted) {
      for (const state of shot.states)
        files.push({ shot, state, file: await take(browser, { demo, none }, shot, state, out) })
    }
    writeFileSync(path.join(out, 'index.html'), indexPage(files))
    process.stdout.write(`${files.length} pictures in ${out}\n`)
  } finally {
    await browser.close()
    await demo.stop()
    await none.stop()
  }
}

main().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`)
  process.exitCode = 1
})
