import type { NoticeKind } from '../../types/notice'

/** How asking for a notice went; the states of `src/api/use-consent.ts`. */
type Asking = 'idle' | 'asking' | 'granted' | 'refused' | 'blocked' | 'unsaved'

const HOW_TO_OPEN = '点右上角“…”→ 设置 → 订阅消息'

/** One line under 提醒我. Said once, never asked again by us. */
export const sayAsking = (asking: Asking, credits: number): string | null => {
  const words: Record<Asking, string | null> = {
    idle: null,
    asking: null,
    granted: credits > 1 ? `已开提醒，还可提醒 ${credits} 次` : '已开提醒，开始前微信通知您',
    refused: `没有开启，不再问您。想开启时，${HOW_TO_OPEN}`,
    blocked: `微信没有弹出窗口。请${HOW_TO_OPEN}，打开后再点一次`,
    unsaved: '网络中断，已记在手机上，有网时自动补上',
  }
  return words[asking]
}

/** Enough for the next Fridays; more is not pressed on anybody. */
const ENOUGH = 3

/** The word on the special's card: the first consent is for this Friday, each further one for the next. */
export const sayRemindButton = (credits: number): string => {
  if (credits === 0) return '提醒我'
  return credits < ENOUGH ? '下周也提醒' : `已开 ${credits} 次提醒`
}

/** The same in full, for screen readers. */
export const sayRemindLabel = (credits: number): string =>
  credits === 0 ? '提醒我' : `已开 ${credits} 次提醒，${credits < ENOUGH ? '下周也提醒' : '再开一次'}`

/** What a kind tells and when: one line on the settings page. */
export const noticeAbout: Record<NoticeKind, string> = {
  fridaySpecial: '每个周五专场开始前',
  bookingResult: '报名成功，或主办方取消您的报名',
  activityChanged: '活动改期、换地点或取消时',
  placeOffered: '候补轮到您，要在保留时间内确认',
  dayBefore: '报名的活动前一天',
  soon: '报名的活动快开始时，清早开始的在前一晚',
  classTomorrow: '上课前一天',
  outcomeDue: '招聘会后填报招聘结果（用人单位）',
  verifyDue: '单位信息需要核对时（用人单位）',
  employerTold: '单位、展位、岗位的审核结果和加入申请（用人单位）',
}

/** How a kind stands: consents in hand, and how many what one holds would take; or why there are none. */
export const sayStanding = (
  { credits, needed, subscription }: { credits: number; needed: number; subscription: 'once' | 'longTerm' },
  asked: 'ask' | 'off' | 'never' | 'enough' | 'resting',
): string => {
  if (asked === 'off') return '已关闭，不再提醒'
  if (credits > 0 && subscription === 'longTerm') return '已长期开通微信提醒'
  if (credits > 0) return `微信还能提醒 ${credits} 次${needed > credits ? `，您的报名要 ${needed} 次` : ''}`
  return asked === 'never' ? '您在微信里关闭了，只在小程序里通知' : '未开微信提醒，只在小程序里通知'
}

/** What somebody holding a place is asked, by what the dialog would ask for; one yes is one message. */
export const sayMoment = (
  kinds: readonly NoticeKind[],
  { short, offered }: { short: number; offered: boolean },
): string =>
  short > 1 ? `${sayKinds(kinds, offered)}（点一次提醒一场，还要点 ${short} 次）` : sayKinds(kinds, offered)

const sayKinds = (kinds: readonly NoticeKind[], offered: boolean): string => {
  if (kinds.includes('placeOffered') && offered) return '快到时间还没确认，用微信提醒我'
  if (kinds.includes('placeOffered')) return '轮到我时，用微信提醒我'
  if (kinds.includes('classTomorrow')) return '上课前一天，用微信提醒我'
  if (kinds.includes('dayBefore') || kinds.includes('soon')) return '开始前，用微信提醒我'
  if (kinds.includes('activityChanged')) return '有变动时，用微信通知我'
  return '周五专场开始前，用微信提醒我'
}
