import { randomUUID } from 'node:crypto'
import { type Api, failure, isOpenid, minuteQuota } from './world'

const VISIT_MS = 7_200_000

/** A tiny list in place of WeChat's judgement: words, verdict, and WeChat's label for the kind. */
const WORDS = [
  { words: ['色情', '裸聊'], suggest: 'risky', label: 20002 },
  { words: ['赌博', '博彩', '枪支', '毒品'], suggest: 'risky', label: 20006 },
  { words: ['刷单', '代开发票', '兼职打字日结'], suggest: 'risky', label: 20008 },
  { words: ['加微信', '加QQ'], suggest: 'review', label: 10001 },
] as const

/** `POST wxa/msg_sec_check` version 2: whether a text may be shown to others. */
export function textCheck(): Api {
  const allowed = minuteQuota(4000)
  return (world, body) => {
    const { content, version, scene, openid } = body
    if (!allowed(world.now())) return failure(45011)
    if (version !== 2) return failure(40097, 'version')
    if (![1, 2, 3, 4].includes(Number(scene)) || typeof scene !== 'number') return failure(40129)
    if (!isOpenid(openid)) return failure(40003)
    if (typeof content !== 'string') return failure(47001)
    if (content === '') return failure(44002)
    if ([...content].length > 2500) return failure(45002)
    if (world.requireVisit && world.now() - (world.state.visits[openid] ?? 0) > VISIT_MS) return failure(61010)
    return verdictOn(content)
  }
}

function verdictOn(content: string) {
  const hit = WORDS.find(({ words }) => words.some((word) => content.includes(word)))
  const result = { suggest: hit?.suggest ?? 'pass', label: hit?.label ?? 100 }
  const detail = [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }]
  return { errcode: 0, errmsg: 'ok', result, detail, trace_id: randomUUID() }
}
