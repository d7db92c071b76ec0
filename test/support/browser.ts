import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const INSTALLED = [
  process.env.CHROME_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Chromium from npm on Linux x64, an installed Chrome elsewhere. Faults when there is neither. */
export async function openBrowser(): Promise<Browser> {
  if (process.platform === 'linux' && process.arch === 'x64' && !process.env.CHROME_PATH) {
    const { default: bundled } = await import('@sparticuz/chromium')
    const args = bundled.args.filter((arg) => arg !== '--single-process')
    return chromium.launch({
      executablePath: await bundled.executablePath(),
      args: [...args, ...QUIET],
      headless: true,
    })
  }
  const executablePath = INSTALLED.find((place) => place !== '' && existsSync(place))
  if (!executablePath) throw new Error('no Chrome found; set CHROME_PATH')
  return chromium.launch({ executablePath, args: QUIET, headless: true })
}

const fonts = path.dirname(require.resolve('@fontsource-variable/noto-sans-sc/package.json'))
const FONT_ROUTE = '**/__fonts/**'

/** Gives pages a Chinese font of our own, under the first name of the theme's stack: the bundled browser has none. */
export async function withChineseFont(context: BrowserContext): Promise<void> {
  const css = readFileSync(path.join(fonts, 'index.css'), 'utf8')
    .replaceAll("'Noto Sans SC Variable'", "'PingFang SC'")
    .replaceAll('url(./', 'url(/__fonts/')
  await context.route(FONT_ROUTE, (route) => {
    const name = new URL(route.request().url()).pathname.split('/__fonts/')[1] ?? ''
    if (name === 'index.css') return route.fulfill({ contentType: 'text/css', body: css })
    return route.fulfill({ contentType: 'font/woff2', path: path.join(fonts, name) })
  })
  await context.addInitScript({ content: PLACE_FONT })
}

/** Plain text: a compiled function would carry helpers that the page does not have. */
const PLACE_FONT = `{
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/__fonts/index.css' })
  const place = () => document.head.append(link)
  if (document.head) place()
  else document.addEventListener('DOMContentLoaded', place)
}`
