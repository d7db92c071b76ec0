import type { BoothRefusal } from '../../../types/refusals/booth'
import { dayOf, sayDay } from '../../domain/time/calendar'
import { type Sayings, say } from './saying'

export const boothSayings: Sayings<BoothRefusal> = {
  'booth.notFound': say('没有找到这个展位', '请返回列表重新打开'),
  'booth.notAFair': say('这不是招聘会', '请选一场招聘会申请展位'),
  'booth.changed': say('单位刚修改了展位或岗位', '请刷新，查看改动后再审核'),
  'booth.alreadyReviewed': say('这个展位申请已经处理过了', '请刷新列表看最新结果'),
  'booth.noPostings': say('没有可参会的岗位', '请先发布岗位，再申请展位'),
  'booth.tooLate': say('招聘会已经开始', '不能再申请展位，请选后面的招聘会'),
  'booth.notOver': say('招聘会还没有结束', '结束后再填报招聘结果'),
  'booth.outcomeClosed': ({ closedAt }) => ({
    title: '填报时间已过',
    next: `${sayDay(dayOf(closedAt))} 起不能再填报或更正，有问题请联系就业局`,
  }),
  'booth.outcomeOrder': say('人数对不上', '面谈人数不能少于达成意向的人数，达成意向的不能少于录用的'),
}
