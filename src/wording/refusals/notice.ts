import type { NoticeRefusal } from '../../../types/refusals/notice'
import { type Sayings, say } from './saying'

export const noticeSayings: Sayings<NoticeRefusal> = {
  'template.notFound': say('这种通知现在不能订阅', '请稍后再试，或到“我的通知”查看'),
  'notice.notFound': say('没有找到这条通知', '可能已经过期，请到“我的通知”里看'),
}
