import type { Instant } from '../../types/core'
import type { CallResult, DeskRow } from '../../types/desk'
import type { PostingDraft } from '../../types/posting'
import { phaseOf } from '../domain/activity/activity'
import { phaseLabel } from './labels'

export const postingFieldLabel: Record<keyof PostingDraft, string> = {
  postingId: '编号',
  title: '岗位名称',
  trade: '工种',
  headcount: '人数',
  content: '工作内容',
  region: '区县或省份',
  place: '地点',
  pay: '工资',
  paySure: '工资已确认',
  education: '学历',
  perks: '福利',
  validUntil: '有效期',
}

/** The name of a posting's field in a flag; the field itself where it is none of ours. */
export const sayField = (field: string): string =>
  field in postingFieldLabel ? postingFieldLabel[field as keyof PostingDraft] : field

/** Where an activity stands on the desk's table. */
export const sayRowPhase = (row: Pick<DeskRow, 'state' | 'startsAt' | 'endsAt'>, now: Instant): string =>
  row.state === 'draft' ? '草稿' : phaseLabel[phaseOf(row, now)]

/** What may come of a call, on its button. */
export const callResultLabel: Record<CallResult, string> = {
  told: '已告知',
  noAnswer: '没接',
  wrongNumber: '号码不对',
  coming: '能来',
}

/** What was noted of a call, where its card stood. */
export const sayCalled = (name: string, result: CallResult): string => {
  if (result === 'noAnswer') return `${name}：没接，排到最后，等会儿再打`
  return `${name}：${callResultLabel[result]}，${result === 'told' ? '不用再打' : result === 'coming' ? '已记下' : '不再打'}`
}

/** What is asked before a result that nobody takes back lightly; null where one tap is enough. */
export const askCalled = (
  result: CallResult,
  name: string,
): { title: string; words: string; confirm: string } | null => {
  if (result === 'wrongNumber')
    return {
      title: `${name}的号码不对？`,
      words: '记下以后就不再打，这个人从名单里去掉。拿不准的，请再拨一次核对。',
      confirm: '号码不对，不再打',
    }
  if (result === 'coming')
    return {
      title: `${name}说能来？`,
      words: '记为本人答复“能来”。用同一个微信报名的家人一起记下；有人来不了，请到这一场的报名名单里取消。',
      confirm: '记下，能来',
    }
  return null
}

/** How many wait for a call: counted to a hundred. */
export const sayWaitingCalls = (calls: number): string => (calls >= 100 ? '99+' : `${calls}`)
