import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { clock } from '../../cloudfunctions/kit/clock'
import { templateRows } from '../../local/seeds/reference'
import { createWechatStandIn } from '../../local/wechat/stand-in'
import { TEMPLATES } from '../../local/wechat/templates'
import type { Cloud } from './cloud'

/** WeChat's stand-in on a loopback port of its own, which the cloud's adapter then talks to. */
export async function startWechat() {
  const standIn = createWechatStandIn({
    now: clock.now,
    app: { id: process.env.WECHAT_APP_ID ?? '', secret: process.env.WECHAT_APP_SECRET ?? '' },
    pages: [
      'pages/home/index',
      'packages/fair/detail/index',
      'packages/ticket/list/index',
      'packages/ticket/show/index',
      'packages/course/detail/index',
      'packages/employer/home/index',
      'packages/employer/register/index',
      'packages/employer/outcome/index',
    ],
  })
  const counters = new Set<(path: string) => void>()
  const server = createServer(async (request, response) => {
    const path = (request.url ?? '').replace(/^\/wechat\/api\/|\?.*$/g, '')
    for (const count of counters) count(path)
    if (!(await standIn.handle(request, response))) response.writeHead(404).end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wechat/api`
  process.env.WECHAT_API_URL = url
  return {
    ...standIn,
    url,
    /** Tells of every call of the server API until it is stopped. */
    count: (counter: (path: string) => void) => {
      counters.add(counter)
      return { stop: () => counters.delete(counter) }
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

export const FRIDAY = 'tpl-friday-special'

/** Registers the template of the Friday notice as the stand-in has it. */
export async function aFridayTemplate(cloud: Cloud, { subscription = 'once' } = {}) {
  const from = ['title', 'time', 'place', 'hint']
  const keywords = TEMPLATES.find(({ id }) => id === FRIDAY)?.keywords ?? []
  const fields = JSON.stringify(keywords.map((keyword, at) => ({ ...keyword, from: from[at] })))
  await cloud.sql`
    insert into notice_templates (kind, template_id, title, subscription, fields, page)
    values ('fridaySpecial', ${FRIDAY}, '周五专场提醒', ${subscription}, ${fields}, 'packages/fair/detail/index')`
}

/** Tests send at any hour; quiet hours are a subject of their own. */
export const withoutQuietHours = (cloud: Cloud) =>
  cloud.sql`update policies set value = '{ "from": "00:00", "until": "00:00" }' where name = 'quiet'`

/** What all workers know of WeChat, as on the first day; the token too. */
export const forgetTrouble = (cloud: Cloud) => cloud.sql`
  update wechat_state set faults = 0, closings = 0, closed_until = null, token_until = null, refreshing_until = null`

/** Registers every template as the stand-in has it; those there already stay as they are. */
export async function allTemplates(cloud: Cloud) {
  for (const { kind, template_id, title, subscription, fields, page } of templateRows())
    await cloud.sql`
      insert into notice_templates (kind, template_id, title, subscription, fields, page)
      values (${kind}, ${template_id}, ${title}, ${subscription}, ${JSON.stringify(fields)}, ${page}) on conflict (kind) do nothing`
}
