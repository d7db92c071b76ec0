import { randomUUID } from 'node:crypto'
import type { Template } from './templates'
import { complaintAbout } from './value-rules'
import { type Api, failure, isOpenid, isPage, subscriptionOf, type World } from './world'

const STATES = ['developer', 'trial', 'formal']
/** Older messages are forgotten; how many there were is not. */
const MOST_MESSAGES = 20_000
const LANGUAGES = ['zh_CN', 'en_US', 'zh_HK', 'zh_TW']

/** `POST cgi-bin/message/subscribe/send`: one message to one person, paid with one accept of a one-time template. */
export const sendMessage: Api = (world, body) => {
  const { touser, template_id, page, miniprogram_state = 'formal', lang = 'zh_CN' } = body
  if (!isOpenid(touser) || world.state.gone[touser]) return failure(40003)
  const template = world.templates.find(({ id }) => id === template_id)
  if (!template) return failure(40037)
  if (page !== undefined && (typeof page !== 'string' || !isPage(world, page))) return failure(41030)
  if (!STATES.includes(String(miniprogram_state)) || !LANGUAGES.includes(String(lang))) return failure(40097)
  const trouble = troubleWith(template, body.data)
  if (trouble) return failure(47003, trouble)
  const values = body.data as Record<string, { value: string }>
  if (!pay(world, touser, template)) return failure(43101)
  const message = {
    id: randomUUID(),
    openid: touser,
    templateId: template.id,
    title: template.title,
    rows: template.keywords.map(({ key, label }) => ({ label, value: values[key]!.value })),
    page,
    state: String(miniprogram_state),
    sentAt: world.now(),
  }
  world.state.inbox.push(message)
  if (world.state.inbox.length > MOST_MESSAGES) world.state.inbox.splice(0, MOST_MESSAGES / 10)
  world.state.delivered[touser] = (world.state.delivered[touser] ?? 0) + 1
  world.changed()
  return { errcode: 0, errmsg: 'ok', msgid: world.now() * 1000 + (world.state.inbox.length % 1000) }
}

/** What is wrong with the keywords, in WeChat's words (its own spelling of empty), or undefined. */
function troubleWith({ keywords }: Template, given: unknown): string | undefined {
  if (!isRecord(given)) return 'data is not an object'
  for (const { key } of keywords) {
    const entry = given[key]
    const complaint = complaintAbout(key, isRecord(entry) ? entry.value : undefined)
    if (complaint) return `data.${key}.value ${complaint === 'empty' ? 'is emtpy' : 'invalid'}`
  }
  const stranger = Object.keys(given).find((name) => !keywords.some(({ key }) => key === name))
  return stranger === undefined ? undefined : `data.${stranger}.value invalid`
}

function pay(world: World, openid: string, template: Template): boolean {
  const subscription = subscriptionOf(world, openid, template.id)
  if (world.state.switchedOff.includes(openid) || subscription.always === 'reject') return false
  if (subscription.credits < 1) return false
  if (template.type === 'once') subscription.credits -= 1
  return true
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
