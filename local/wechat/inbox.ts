import { subscriptionsSetting } from './consent'
import type { World } from './world'

/** Someone who uses this WeChat. */
export interface Resident {
  openid: string
  name?: string
  phone?: string
}

const MOST_MESSAGES = 200
const MOST_PEOPLE = 50

/** What the inbox page shows for one person, newest message first. */
export function inboxOf(world: World, openid: string, people: readonly Resident[], appUrl: string) {
  const { inbox, subscriptions } = world.state
  const counts = new Map<string, number>()
  for (const message of inbox) counts.set(message.openid, (counts.get(message.openid) ?? 0) + 1)
  const names = new Map(people.map((each) => [each.openid, each.name ?? each.openid]))
  return {
    openid,
    now: world.now(),
    appName: world.app.name,
    messages: inbox
      .filter((message) => message.openid === openid)
      .slice(-MOST_MESSAGES)
      .reverse()
      .map((message) => ({ ...message, link: linkTo(appUrl, openid, message.page) })),
    subscriptions: world.templates.map(({ id, title, type }) => ({
      id,
      title,
      type,
      credits: 0,
      ...subscriptions[openid]?.[id],
    })),
    mainSwitch: subscriptionsSetting(world, openid).mainSwitch,
    people: [...new Set([...names.keys(), ...counts.keys()])].slice(0, MOST_PEOPLE).map((each) => ({
      openid: each,
      name: names.get(each) ?? each,
      messages: counts.get(each) ?? 0,
    })),
  }
}

/** Without a page a message opens nothing, as in WeChat. */
const linkTo = (appUrl: string, openid: string, page: string | undefined) =>
  page === undefined ? undefined : `${appUrl}?as=${encodeURIComponent(openid)}#/${page.replace(/^\//, '')}`
