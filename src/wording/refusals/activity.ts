import type { ActivityRefusal } from '../../../types/refusals/activity'
import { type Sayings, say, when } from './saying'

export const activitySayings: Sayings<ActivityRefusal> = {
  'activity.notFound': say('没有找到这场活动', '可能已取消，请回首页看其他场次'),
  'activity.cancelled': say('这场活动取消了', '请看看同一区县的其他场次'),
  'activity.over': say('这场活动已经结束', '请看看接下来的场次'),
  'activity.notOpen': ({ opensAt }) => ({ title: '报名还没开始', next: `${when(opensAt)} 开始报名，到时再来` }),
  'activity.closed': ({ closedAt }) => ({ title: '报名已经截止', next: `${when(closedAt)} 已截止，请看其他场次` }),
  'activity.started': say('活动已经开始', '开始后不能再改，可以改后面的场次'),
  'scene.unreadable': say('这个码读不出来', '请重新扫码，或在首页找这场活动'),
  'session.notFound': say('没有找到这一场', '请返回重新选择'),
}
