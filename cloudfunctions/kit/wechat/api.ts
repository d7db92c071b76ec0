import { postJson, type RawAnswer, WechatFault } from './request'
import { tokenAfter, tokenOf } from './token'

/** 凭证无效或过期: the token was not ours, not a token, or has expired. */
const STALE_TOKEN = [40001, 40014, 42001]

/** 不合法的 code, code 已被使用. */
const BAD_PHONE_CODE = [40029, 40163]

/** What WeChat's server API answers; `errcode` 0 is success. */
export type WechatAnswer = { errcode: number; errmsg: string }

export { WechatFault }

const base = () => process.env.WECHAT_API_URL ?? 'https://api.weixin.qq.com'

function credentials() {
  const { WECHAT_APP_ID: appid, WECHAT_APP_SECRET: secret } = process.env
  if (!appid || !secret) throw new WechatFault('WECHAT_APP_ID or WECHAT_APP_SECRET is not set', false)
  return { appid, secret, account: `${base()} ${appid}` }
}

/** Source: developers.weixin.qq.com, getStableAccessToken. Without force it answers the same token until it is due. */
async function issue(force: boolean) {
  const { appid, secret } = credentials()
  const answer = await exchange<{ access_token?: string; expires_in?: number }>('/cgi-bin/stable_token', '', {
    grant_type: 'client_credential',
    appid,
    secret,
    force_refresh: force,
  })
  if (!answer.access_token) throw new WechatFault(`wechat /cgi-bin/stable_token answered ${answer.errcode}`, false)
  return { text: answer.access_token, lives: (answer.expires_in ?? 0) * 1000 }
}

/** Without a token nothing leaves, so whatever hindered it, WeChat or our database, nothing was sent. */
async function tokenFrom(found: Promise<string>): Promise<string> {
  try {
    return await found
  } catch (fault) {
    throw new WechatFault(fault instanceof Error ? fault.message : 'no token', false)
  }
}

/**
 * Calls WeChat's server API with a valid token; a token WeChat no longer takes is replaced once. Answers whatever
 * WeChat said, also errors; a `WechatFault` when no answer came within five seconds.
 */
export async function post<T extends object = object>(path: string, body: object): Promise<WechatAnswer & Partial<T>> {
  return withToken(async (token) => told(path, await exchange<T>(path, token, body)))
}

async function withToken<A extends WechatAnswer>(ask: (token: string) => Promise<A>): Promise<A> {
  const { account } = credentials()
  const token = await tokenFrom(tokenOf(account, issue))
  const answer = await ask(token)
  if (!STALE_TOKEN.includes(answer.errcode)) return answer
  return ask(await tokenFrom(tokenAfter(token, account, issue)))
}

type Raw<T> = Partial<WechatAnswer> & Partial<T>

/** An answer without `errcode` is not WeChat's: somebody in between spoke, and what WeChat did is not known. */
function told<T>(path: string, raw: Raw<T>): WechatAnswer & Partial<T> {
  if (typeof raw.errcode !== 'number') throw new WechatFault(`wechat ${path}: answer without errcode`, true)
  return { ...raw, errcode: raw.errcode, errmsg: raw.errmsg ?? '' }
}

async function exchange<T extends object>(path: string, token: string, body: object): Promise<Raw<T>> {
  return readJson<T>(path, await request(path, token, body))
}

function request(path: string, token: string, body: object): Promise<RawAnswer> {
  const query = token ? `?access_token=${encodeURIComponent(token)}` : ''
  return postJson(`${base()}${path}${query}`, path, body)
}

function readJson<T extends object>(path: string, { status, body }: RawAnswer): Raw<T> {
  try {
    const value: unknown = JSON.parse(body.toString())
    if (typeof value === 'object' && value !== null) return value as Raw<T>
  } catch {
    // somebody in between spoke
  }
  throw new WechatFault(`wechat ${path}: unreadable answer, status ${status}`, true)
}

/** A subscribe message as WeChat wants it; `page` is one of our own, with its query. */
export type SubscribeMessage = {
  touser: string
  templateId: string
  page: string
  data: Record<string, { value: string }>
}

/** Sends one subscribe message (subscribeMessage.send). 0 sent · 43101 no consent left · 47003 a value breaks its rule. */
export const sendSubscribeMessage = ({ touser, templateId, page, data }: SubscribeMessage): Promise<WechatAnswer> =>
  post('/cgi-bin/message/subscribe/send', {
    touser,
    template_id: templateId,
    page,
    data,
    miniprogram_state: process.env.WECHAT_MINI_PROGRAM_STATE ?? 'formal',
    lang: 'zh_CN',
  })

type PhoneInfo = { phone_info: { purePhoneNumber: string; countryCode: string } }

/** Exchanges the code of WeChat's phone button for the number with its country code, `+8613…`; null when the code is spent. */
export async function getPhoneNumber(code: string): Promise<string | null> {
  const answer = await post<PhoneInfo>('/wxa/business/getuserphonenumber', { code })
  if (BAD_PHONE_CODE.includes(answer.errcode)) return null
  if (answer.errcode !== 0 || !answer.phone_info)
    throw new WechatFault(`wechat getuserphonenumber answered ${answer.errcode}`, true)
  return `+${answer.phone_info.countryCode}${answer.phone_info.purePhoneNumber}`
}

export type TextVerdict = 'pass' | 'review' | 'risky'

/** WeChat's view of a text a person wrote (msgSecCheck v2): `scene` 1 profile · 2 comment · 3 forum · 4 social log. */
export async function msgSecCheck(text: {
  openid: string
  scene: 1 | 2 | 3 | 4
  content: string
}): Promise<TextVerdict> {
  const { openid, scene, content } = text
  const answer = await post<{ result: { suggest: TextVerdict } }>('/wxa/msg_sec_check', {
    version: 2,
    openid,
    scene,
    content: content.slice(0, 2500),
  })
  if (answer.errcode !== 0 || !answer.result)
    throw new WechatFault(`wechat msg_sec_check answered ${answer.errcode}`, true)
  return answer.result.suggest
}

const CODE_PATH = '/wxa/getwxacodeunlimit'

/** Which edition of the mini-program a code opens, by the same setting as messages. */
const EDITION: Record<string, string> = { formal: 'release', trial: 'trial', developer: 'develop' }

/**
 * A mini-program code that opens a page with a scene of at most 32 characters (getwxacodeunlimit), as a picture in
 * base64. The page need not be released yet. A `WechatFault` when WeChat gives none.
 */
export async function getWxaCode(scene: string, page: string): Promise<string> {
  const env_version = EDITION[process.env.WECHAT_MINI_PROGRAM_STATE ?? 'formal'] ?? 'release'
  const body = { scene, page, check_path: false, env_version, width: 430 }
  const answer = await withToken(async (token) => {
    const response = await request(CODE_PATH, token, body)
    if (!response.type.startsWith('image/')) return told<{ picture: string }>(CODE_PATH, readJson(CODE_PATH, response))
    const picture = response.body.toString('base64')
    return { errcode: 0, errmsg: 'ok', picture }
  })
  if (!answer.picture) throw new WechatFault(`wechat ${CODE_PATH} answered ${answer.errcode}`, true)
  return answer.picture
}
