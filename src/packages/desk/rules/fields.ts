import type { PolicyName } from '../../../../types/policy'
import { type Limit, limits } from '../../../../types/policy-limits'
import { Retained } from '../../../../types/privacy'
import type { Unit } from '../../../domain/text/typed'
import { retainedLabel } from '../../../wording/policy'

type Named = {
  key: string
  label: string
  /** What is wrong when each field alone is right, but not together with another. */
  clash?: string
}

/** One thing to fill in of a rule. `most` null: no upper end. `empty`: what it means to leave it empty, where one may. */
export type RuleField =
  | (Named & { kind: 'time' })
  | (Named & { kind: 'switch' })
  | (Named & { kind: 'number'; unit: Unit; least: number; most: number | null; halves?: boolean; empty?: string })

const within = (limit: Limit) => ({ kind: 'number' as const, least: limits[limit][0], most: limits[limit][1] })
const fromOne = { kind: 'number', unit: '次', least: 1, most: null } as const

/** What is filled in of each rule, with its unit. */
export const ruleFields: Record<PolicyName, readonly RuleField[]> = {
  offer: [
    { key: 'hours', label: '保留多久', unit: '小时', halves: true, ...within('offerHours') },
    { key: 'from', label: '每天从几点开始倒计时', kind: 'time' },
    { key: 'until', label: '每天到几点停', kind: 'time', clash: '要晚于开始倒计时的时间' },
  ],
  noShow: [
    { key: 'enabled', label: '未到场次数多了要提醒，也可以暂停报名', kind: 'switch' },
    { key: 'windowDays', label: '算多少天里的未到场', unit: '天', ...within('missedWithinDays') },
    { key: 'remindAfter', label: '未到场几次提醒本人', ...fromOne },
    { key: 'pauseAfter', label: '未到场几次暂停网上报名', ...fromOne, empty: '不填就不暂停' },
    { key: 'pauseDays', label: '暂停多久', unit: '天', ...within('pauseDays') },
  ],
  noting: [{ key: 'days', label: '入口关闭后几天内可以补记', unit: '天', ...within('notingDays') }],
  reminders: [
    { key: 'dayBefore', label: '前一天几点提醒', kind: 'time' },
    { key: 'soonHours', label: '开始前多久再提醒', unit: '小时', ...within('soonHours') },
    { key: 'offerEndingMinutes', label: '候补到期前多久提醒', unit: '分钟', ...within('offerEndingMinutes') },
    { key: 'outcomeDays', label: '招聘会结束几天后请单位填结果', unit: '天', ...within('outcomeDays') },
    {
      key: 'outcomeWithinDays',
      label: '结束后几天内填完',
      unit: '天',
      clash: '要多于请单位填结果的天数',
      ...within('outcomeWithinDays'),
    },
    { key: 'verifyDays', label: '单位信息多久核对一次', unit: '天', ...within('verifyDays') },
    {
      key: 'verifyDaysAhead',
      label: '核对提前几天通知',
      unit: '天',
      clash: '要少于核对一次的天数',
      ...within('verifyDaysAhead'),
    },
  ],
  quiet: [
    { key: 'from', label: '从几点起不发', kind: 'time' },
    { key: 'until', label: '到几点再发', kind: 'time' },
  ],
  weeklyCap: [{ key: 'messages', label: '一个人七天里最多', unit: '条', ...within('weeklyMessages') }],
  asking: [{ key: 'rejectDays', label: '多久不再问', unit: '天', ...within('rejectDays') }],
  retention: Retained.options.map((what) => ({
    key: what,
    label: retainedLabel[what],
    unit: '天' as const,
    ...within('retainedDays'),
  })),
}
