import type { DeskRefusal } from '../../../types/refusals/desk'
import { sayTime, sayWholeDay } from '../../domain/time/calendar'
import { type Sayings, say } from './saying'

export const deskSayings: Sayings<DeskRefusal> = {
  'desk.cityOnly': say('操作记录由市级经办人查看', '请联系市级经办人'),
  'desk.personNotFound': say('没有找到这个人', '在您的区县没有报过名，请转市级经办人办理'),
  'desk.slowDown': ({ until }) => ({
    title: '查找次数太多了',
    next: `${sayTime(until)} 以后可以再查`,
  }),
  'desk.helperUntil': ({ day }) => ({ title: '到期日不对', next: `请选今天到 ${sayWholeDay(day)} 之间的一天` }),
  'desk.helperGranted': ({ day }) => ({
    title: '这个微信已经开通',
    next: `到 ${sayWholeDay(day)} 为止。要改日期，请先停用，再重新开通`,
  }),
  'desk.helperNotFound': say('没有找到这个微信或这次开通', '可能已经注销，或由其他区县开通；请重新查找这个人'),
  'call.notFound': say('没有找到这个电话任务', '可能已由同事处理，请刷新列表'),
  'call.notAsked': say('这个人不用再问来不来', '可能已经答复，或者日期又变了，请刷新列表'),
  'call.settled': say('这个电话的结果已经定了', '可能已由同事处理，或者过了 10 分钟，请刷新列表'),
}
