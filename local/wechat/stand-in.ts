import type { IncomingMessage, ServerResponse } from 'node:http'
import { credit } from './consent'
import { type Fault, faultList, type Weather } from './faults'
import type { Resident } from './inbox'
import { issuePhoneCode } from './phone'
import { router } from './router'
import { emptyState, memoryStore, type Store, savingSoon } from './state'
import { TEMPLATES, type Template } from './templates'
import { isOpenid, subscriptionOf, type World } from './world'

export interface StandInOptions {
  /** The clock, epoch ms. */
  now(): number
  /** Kept between runs when given; see `fileStore`. */
  store?: Store
  /** Path everything lies below. */
  prefix?: string
  app: { id: string; secret: string; name?: string }
  /** Pages of the mini-program, home first, without a leading slash. */
  pages: readonly string[]
  templates?: readonly Template[]
  /** People known by name and number; others get a number on first use. */
  people?: readonly Resident[]
  /** Where the mini-program is served, for links in the inbox. */
  appUrl?: string
  /** Checks texts only for people seen within two hours, as WeChat does; then call `visited`. Off by default. */
  requireVisit?: boolean
}

export type WechatStandIn = ReturnType<typeof createWechatStandIn>

/** WeChat on this machine: its server API, its dialogs in the browser, and the inbox of 服务通知. */
export function createWechatStandIn(options: StandInOptions) {
  const { prefix = '/wechat', store = memoryStore(), people = [], appUrl = '/app/' } = options
  const saving = savingSoon(store, () => world.state)
  const world: World = {
    now: options.now,
    app: { name: '天天有招聘', ...options.app },
    templates: options.templates ?? TEMPLATES,
    pages: options.pages,
    requireVisit: options.requireVisit ?? false,
    state: store.load() ?? emptyState(),
    changed: saving.changed,
  }
  for (const { openid, phone } of people) if (phone) world.state.phones[openid] = phone
  const faults = faultList()
  const route = router(world, faults, { people, appUrl })

  return {
    /** Answers a request below the prefix; false when it is not ours, and then nothing was sent. */
    handle: async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
      const [path = '', query] = (request.url ?? '').split('?')
      if (!path.startsWith(`${prefix}/`)) return false
      return route(request, response, path.slice(prefix.length + 1), new URLSearchParams(query))
    },
    /** Gives accepts without a dialog, for seeds and tests. */
    grant: (openid: string, templateId: string, times = 1) => credit(world, openid, templateId, times),
    creditsOf: (openid: string, templateId: string) => subscriptionOf(world, openid, templateId).credits,
    /** Messages of one person, or all; oldest first. */
    messages: (openid?: string) => world.state.inbox.filter((message) => !openid || message.openid === openid),
    phoneCode: (openid: string) => issuePhoneCode(world, openid),
    /** Notes that someone has used the mini-program, which text checks ask for with `requireVisit`. */
    visited: (openid: string) => {
      if (isOpenid(openid)) world.state.visits[openid] = world.now()
    },
    /** Makes WeChat take a template away, or give it back. */
    ban: (templateId: string, banned = true) => {
      const others = world.state.banned.filter((id) => id !== templateId)
      world.state.banned = banned ? [...others, templateId] : others
      world.changed()
    },
    faults: { add: (fault: Fault) => faults.add(fault), clear: () => faults.clear() },
    /** How calls go from now on, besides the troubles played; null: at once and well. */
    weather: (weather: Weather | null) => faults.setWeather(weather),
    /** Somebody closes their WeChat account. */
    leave: (openid: string) => {
      world.state.gone[openid] = true
      world.changed()
    },
    /** How many messages each person ever got. */
    delivered: (): Readonly<Record<string, number>> => world.state.delivered,
    /** Writes what is not yet in the store. */
    flush: saving.flush,
  }
}
