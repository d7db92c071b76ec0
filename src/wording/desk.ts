import type { Instant } from '../../types/core'
import type { DeskRow } from '../../types/desk'
import type { PostingDraft } from '../../types/posting'
import { phaseOf } from '../domain/activity'
import { phaseLabel } from './labels'

export const postingFieldLabel: Record<keyof PostingDraft, string> = {
  postingId: '编号',
  title: '岗位名称',
  trade: '工种',
  headcount: '人数',
  content: '做什么',
  region: '区县或省份',
  place: '地点',
  pay: '工资',
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
