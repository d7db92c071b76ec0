import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { unlimitedCode } from './codes'
import type { Faults } from './faults'
import { parseRecord, readText, send, sendAs } from './http'
import { sendMessage } from './messages'
import { userPhoneNumber } from './phone'
import { textCheck } from './safety'
import { stableToken, tokenTrouble } from './token'
import { type Answer, type Api, failure, type World } from './world'

const TOKEN_PATH = 'cgi-bin/stable_token'

/** WeChat's server API: what `https://api.weixin.qq.com/` answers, below a path of ours. */
export function serverApi(world: World, faults: Faults) {
  const apis: Record<string, Api> = {
    [TOKEN_PATH]: stableToken,
    'cgi-bin/message/subscribe/send': sendMessage,
    'wxa/getwxacodeunlimit': unlimitedCode(),
    'wxa/business/getuserphonenumber': userPhoneNumber,
    'wxa/msg_sec_check': textCheck(),
  }

  const answer = (path: string, token: string | null, method: string | undefined, text: string | undefined): Answer => {
    if (method !== 'POST') return failure(43002)
    const trouble = path === TOKEN_PATH ? undefined : tokenTrouble(world, token)
    if (trouble) return trouble
    if (text === '') return failure(44002)
    const body = text === undefined ? undefined : parseRecord(text)
    return body ? apis[path]!(world, body) : failure(47001)
  }

  /** Answers a call; false when there is no such API. */
  return async (request: IncomingMessage, response: ServerResponse, path: string, query: URLSearchParams) => {
    if (!Object.hasOwn(apis, path)) return false
    const text = await readText(request)
    const fault = faults.take(path)
    if (fault?.delayMs) await pause(fault.delayMs)
    if (fault?.hangUp === 'before') return Boolean(request.socket.destroy())
    const reply =
      fault?.errcode === undefined
        ? answer(path, query.get('access_token'), request.method, text)
        : failure(fault.errcode)
    if (fault?.hangUp === 'after') request.socket.destroy()
    else if (fault?.status) sendAs(response, 'text/html', '<h1>Bad Gateway</h1>', fault.status)
    else send(response, reply)
    return true
  }
}
