import { randomBytes } from 'node:crypto'
import type { State } from './state'
import type { Template } from './templates'

/** What every part of the stand-in sees. */
export interface World {
  now(): number
  app: { id: string; secret: string; name: string }
  templates: readonly Template[]
  /** Pages of the mini-program without a leading slash. */
  pages: readonly string[]
  /** Checks texts only for people seen within two hours, as WeChat does. */
  requireVisit: boolean
  state: State
  changed(): void
}

/** A server API of WeChat: body in, JSON or a picture out. */
export type Api = (world: World, body: Record<string, unknown>) => Answer

export type Answer = Record<string, unknown> | Buffer

const MESSAGES: Record<number, string> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40159: 'invalid length for path, or the data is not json string',
  40169: 'invalid length for scene, or the data is not json string',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41030: 'invalid page',
  42001: 'access_token expired',
  43002: 'require POST method',
  43101: 'user refuse to accept the msg',
  44002: 'empty post data',
  45002: 'content size out of limit',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  47001: 'data format error',
  47003: 'argument invalid!',
  61010: 'code is expired',
}

/** WeChat's way of saying no: HTTP 200 with a code, words and a request id. */
export function failure(errcode: number, detail = ''): Record<string, unknown> {
  const rid = [4, 4, 4].map((bytes) => randomBytes(bytes).toString('hex')).join('-')
  return { errcode, errmsg: `${[MESSAGES[errcode] ?? 'error', detail].filter(Boolean).join(' ')} rid: ${rid}` }
}

/** Openids are keys of plain records, so words those have of their own are none. */
export const isOpenid = (openid: unknown): openid is string =>
  typeof openid === 'string' && /^[\w-]{4,64}$/.test(openid) && !(openid in Object.prototype)

/** Whether a page, with or without its query, is one of the mini-program's. */
export const isPage = (world: World, page: string) => world.pages.includes(page.split('?')[0]!.replace(/^\//, ''))

/** What a person agreed to for a template, made on first sight. */
export function subscriptionOf(world: World, openid: string, templateId: string) {
  const { subscriptions } = world.state
  subscriptions[openid] ??= {}
  subscriptions[openid][templateId] ??= { credits: 0 }
  return subscriptions[openid][templateId]
}

/** Counts calls by the minute of the clock; true when one more is allowed. */
export function minuteQuota(limit: number) {
  let minute = 0
  let calls = 0
  return (now: number) => {
    const current = Math.floor(now / 60_000)
    if (current !== minute) {
      minute = current
      calls = 0
    }
    calls += 1
    return calls <= limit
  }
}
