import { noticeData, pageOf, unfitField } from '../../../src/domain/notice/values'
import { type SendAnswer, verdictOf } from '../../../src/domain/notice/verdict'
import { NoticeTemplate } from '../../../types/notice'
import { log } from '../../kit/log'
import { sendSubscribeMessage, WechatFault } from '../../kit/wechat/api'
import type { Claimed } from './outbox-claim'
import type { Settlement } from './outbox-settle'

/** What came of a claimed notice, and WeChat's answer when it was asked. */
export type Delivered = { settlement: Settlement; answer: SendAnswer | null }

/** A notice that is not to be sent, settled as what it says. */
export const unsent = ({ id, claim, fate }: Claimed & { fate: NonNullable<Claimed['fate']> }): Delivered => ({
  settlement: {
    id,
    claim,
    verdict: { state: fate, credit: 'keep' },
    errcode: null,
    trouble: fate === 'invalid' ? '没有可用的模板' : null,
  },
  answer: null,
})

/** Sends one notice. A template that cannot be read or a value nothing true fits is settled without asking WeChat. */
export async function deliver(notice: Claimed): Promise<Delivered> {
  const template = NoticeTemplate.safeParse(notice.template)
  if (!template.success) return broken(notice, '模板字段有误')
  const data = noticeData(template.data, notice.facts)
  if (!data) return broken(notice, `${unfitField(template.data, notice.facts)}：填不出合规的内容`)
  const { answer, trouble } = await ask(notice, pageOf(template.data.page, notice.subject), data)
  const verdict = verdictOf(answer, notice.attempts, Math.random())
  const errcode = answer.kind === 'answered' ? answer.errcode : null
  return {
    settlement: { id: notice.id, claim: notice.claim, verdict, errcode, trouble },
    answer,
  }
}

const broken = (notice: Claimed, trouble: string): Delivered => ({
  settlement: {
    id: notice.id,
    claim: notice.claim,
    verdict: { state: 'invalid', credit: 'keep' },
    errcode: null,
    trouble: trouble.slice(0, 200),
  },
  answer: null,
})

type Data = Record<string, { value: string }>

async function ask({ openid, templateId }: Claimed, page: string, data: Data) {
  try {
    const { errcode, errmsg } = await sendSubscribeMessage({ touser: openid, templateId: templateId ?? '', page, data })
    return { answer: { kind: 'answered', errcode } as const, trouble: errcode === 0 ? null : wordsOf(errmsg) }
  } catch (fault) {
    const kind = fault instanceof WechatFault && !fault.sent ? ('unsent' as const) : ('lost' as const)
    log({ level: 'fault', what: 'notice not delivered', how: kind, message: String(fault) })
    return { answer: { kind }, trouble: null }
  }
}

/** WeChat's words without the number of the request. */
const wordsOf = (errmsg: string) => errmsg.replace(/\s*rid: .*$/, '').slice(0, 200)
