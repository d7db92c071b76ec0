import { readFileSync } from 'node:fs'
import path from 'node:path'
import { writeAt } from './nodes'

/** A page as it lives in WeChat: what Taro registered, with its own data. */
export type Page = {
  route: string
  options: Record<string, string>
  data: Record<string, unknown>
  eh(event: unknown): void
  onLoad?(options: Record<string, string>): unknown
  onUnload?(): void
  onShow?(): void
  onHide?(): void
  onReady?(): void
  onPullDownRefresh?(): unknown
  onReachBottom?(): unknown
  onShareAppMessage?(from: unknown): unknown
}

/** One setData: how much went over the bridge. */
export type Payload = { page: string; bytes: number; data: Record<string, unknown> }

type AppJson = {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string }[] }
}

export type Move = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab'

/** All pages app.json names, and which of them are tabs. */
export const readPages = (dist: string) => {
  const app = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8')) as AppJson
  const inPackages = (app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))
  return { all: [...app.pages, ...inPackages], tabs: app.tabBar?.list.map((tab) => tab.pagePath) ?? [] }
}

const queryOf = (search = ''): Record<string, string> =>
  Object.fromEntries(
    search
      .split('&')
      .filter(Boolean)
      .map((pair) => {
        const [name = '', value = ''] = pair.split('=')
        return [name, decodeURIComponent(value)]
      }),
  )

type Room = {
  dist: string
  /** Runs the page's script, which registers it. */
  register: (page: string) => object
  onSetData: (payload: Payload) => void
}

/** The page stack with WeChat's rules about who may go where. */
export function createStack({ dist, register, onSetData }: Room) {
  const { all, tabs } = readPages(dist)
  const stack: Page[] = []

  const leave = (count: number) => {
    for (let left = count; left > 0; left -= 1) stack.pop()?.onUnload?.()
  }

  const refuseWrongWay = (move: Move, page: string) => {
    if (!all.includes(page)) throw new Error(`page "${page}" is not found`)
    const isTab = tabs.includes(page)
    if (move === 'switchTab' && !isTab) throw new Error('can not switch to no-tabBar page')
    if ((move === 'navigateTo' || move === 'redirectTo') && isTab) throw new Error(`can not ${move} a tabbar page`)
    if (move === 'navigateTo' && stack.length >= 10) throw new Error('webview count limit exceed')
  }

  const create = (route: string, options: Record<string, string>): Page => {
    const page = Object.assign(Object.create(register(route)), { route, options, data: {} })
    page.setData = (changes: Record<string, unknown>, done?: () => void) => {
      const text = JSON.stringify(changes)
      const data = JSON.parse(text) as Record<string, unknown>
      onSetData({ page: route, bytes: Buffer.byteLength(text), data })
      for (const [where, value] of Object.entries(data)) writeAt(page.data, where, value)
      setImmediate(() => done?.call(page))
    }
    return page
  }

  const open = async (move: Move, url: string) => {
    const [route = '', search] = url.replace(/^\//, '').split('?')
    refuseWrongWay(move, route)
    stack.at(-1)?.onHide?.()
    if (move === 'redirectTo') leave(1)
    if (move === 'switchTab' || move === 'reLaunch') leave(stack.length)
    const page = create(route, queryOf(search))
    stack.push(page)
    await page.onLoad?.(page.options)
    page.onShow?.()
    page.onReady?.()
  }

  const back = (delta = 1) => {
    leave(Math.min(delta, stack.length - 1))
    stack.at(-1)?.onShow?.()
  }

  return { all, tabs, stack, open, back }
}
