/** One keyword of a template: its key begins with its type (`thing1`), its label is what the message shows. */
export interface Keyword {
  key: string
  label: string
}

/** A message template as registered with WeChat. `once` needs one accept per message, `longTerm` one for all. */
export interface Template {
  id: string
  title: string
  type: 'once' | 'longTerm'
  keywords: readonly Keyword[]
}

/** The templates of the local mini-program. */
export const TEMPLATES: readonly Template[] = [
  {
    id: 'tpl-friday-special',
    title: '周五专场提醒',
    type: 'once',
    keywords: [
      { key: 'thing1', label: '活动名称' },
      { key: 'time2', label: '活动时间' },
      { key: 'thing3', label: '活动地点' },
      { key: 'thing4', label: '温馨提示' },
    ],
  },
  {
    id: 'tpl-booking-result',
    title: '报名结果通知',
    type: 'once',
    keywords: [
      { key: 'thing1', label: '活动名称' },
      { key: 'time2', label: '活动时间' },
      { key: 'thing3', label: '活动地点' },
      { key: 'phrase4', label: '报名结果' },
    ],
  },
  {
    id: 'tpl-activity-changed',
    title: '活动变更通知',
    type: 'once',
    keywords: [
      { key: 'thing1', label: '活动名称' },
      { key: 'time2', label: '活动时间' },
      { key: 'thing3', label: '变更说明' },
    ],
  },
  {
    id: 'tpl-place-offered',
    title: '候补名额提醒',
    type: 'once',
    keywords: [
      { key: 'thing1', label: '活动名称' },
      { key: 'time2', label: '保留到' },
      { key: 'thing3', label: '温馨提示' },
    ],
  },
  {
    id: 'tpl-day-before',
    title: '活动前一天提醒',
    type: 'once',
    keywords: [
      { key: 'thing1', label: '活动名称' },
      { key: 'time2', label: '活动时间' },
      { key: 'thing3', label: '活动地点' },
      { key: 'thing4', label: '温馨提示' },
    ],
  },
  {
    id: 'tpl-soon',
    title: '活动即将开始',
    type: 'once',
    keywords: [
      { key: 'thing1', label: '活动名称' },
      { key: 'time2', label: '开始时间' },
      { key: 'thing3', label: '签到地点' },
      { key: 'phrase4', label: '状态' },
    ],
  },
  {
    id: 'tpl-class-tomorrow',
    title: '上课提醒',
    type: 'once',
    keywords: [
      { key: 'thing1', label: '课程名称' },
      { key: 'time2', label: '上课时间' },
      { key: 'thing3', label: '上课地点' },
    ],
  },
  {
    id: 'tpl-outcome-due',
    title: '招聘结果填报提醒',
    type: 'once',
    keywords: [
      { key: 'thing1', label: '招聘会' },
      { key: 'date2', label: '填报截止' },
      { key: 'thing3', label: '温馨提示' },
    ],
  },
  {
    id: 'tpl-verify-due',
    title: '单位信息核对提醒',
    type: 'once',
    keywords: [
      { key: 'thing1', label: '单位名称' },
      { key: 'date2', label: '核对截止' },
      { key: 'thing3', label: '温馨提示' },
    ],
  },
  {
    id: 'tpl-employer-told',
    title: '审核结果通知',
    type: 'once',
    keywords: [
      { key: 'thing1', label: '审核内容' },
      { key: 'phrase2', label: '审核结果' },
      { key: 'thing3', label: '备注' },
    ],
  },
]
