import type { PolicyRefusal } from '../../../types/refusals/policy'
import { type Sayings, say, when } from './saying'

export const policySayings: Sayings<PolicyRefusal> = {
  'policy.cityOnly': say('规则由市就业局统一定', '全市都按一套规则办；想改哪一条，请把想法告诉市就业局'),
  'policy.reminderQuiet': ({ dayBefore, quiet }) => ({
    title: `前一天 ${dayBefore} 的提醒当晚发不出去`,
    next: `${quiet.from} 到 ${quiet.until} 不发微信通知；请把提醒时间和免打扰时间错开`,
  }),
  'policy.changed': ({ by, at }) => ({
    title: `${by ?? '同事'}刚刚改过这条规则`,
    next: `${at ? `${when(at)} 改的，` : ''}现在显示的就是最新的，请看过再决定要不要改`,
  }),
}
