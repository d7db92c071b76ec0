import { ageOn } from '../../src/domain/person/id-number'
import { dayOf } from '../../src/domain/time/calendar'
import { moveClock, readClock } from '../clock'
import { PERSONAS } from '../personas'
import type { Timers } from '../timers'
import { type Handler, parseJson, readBody, sendJson } from './http'

const LARGEST_BODY = 10_000

/** `/local/*`: who one can be, the clock, and the timers. What the shell page works with. */
export function answerControls(timers: Timers): Handler {
  return async (request, response, { pathname }) => {
    if (!pathname.startsWith('/local/')) return false
    const act = `${request.method} ${pathname.slice('/local/'.length)}`
    if (act === 'GET personas') return sendJson(response, personas())
    if (act === 'GET clock') return sendJson(response, readClock())
    if (act === 'GET timers') return sendJson(response, timers.list())
    if (act === 'POST clock') {
      const wish = parseJson(String((await readBody(request, LARGEST_BODY)) ?? ''))
      const moved = moveClock(wish)
      const help = { error: '用 {"by": 毫秒}、{"to": "2026-11-27 08:30"} 或 {"to": null}' }
      return moved ? sendJson(response, readClock()) : sendJson(response, help, 400)
    }
    const [, name] = /^POST timers\/(\w+)\/fire$/.exec(act) ?? []
    const reply = name && (await timers.fire(name))
    return reply ? sendJson(response, reply) : false
  }
}

const personas = () =>
  PERSONAS.map(({ openid, name, bornOn, roleName, story, page, wide }) => ({
    openid,
    name,
    age: ageOn(bornOn, dayOf(readClock().now)),
    role: roleName,
    story,
    page,
    wide,
  }))
