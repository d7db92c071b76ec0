import type { TicketRefusal } from '../../../types/refusals/ticket'
import { keyGroupLabel } from '../labels'
import { type Sayings, say, when } from './saying'

export const ticketSayings: Sayings<TicketRefusal> = {
  'ticket.notFound': say('没有找到这个报名', '请到“我的报名”里看看'),
  'ticket.full': say('名额已满', '可以看看同一区县的其他场次；有人取消时名额会放出来'),
  'ticket.heldElsewhere': say(
    '这个证件已经报过名',
    '一个证件号码只有一个名额，是用另一个微信或另一个姓名报的。请打开那个入场码；不是您报的，请带证件到服务台或入口核对',
  ),
  'ticket.used': say('已经入场，不能取消', '如果弄错了，请找现场工作人员'),
  'ticket.noteEarly': ({ until }) => ({
    title: '入口还开着，不用补记',
    next: `现在请在入口扫码，或按姓名查。${when(until)} 后没扫到的可以补记。`,
  }),
  'ticket.noteLate': ({ until }) => ({
    title: '已过补记时间',
    next: `${when(until)} 前可以补记。期限由市就业局在“规则”里定。`,
  }),
  'ticket.takenBack': say(
    '这场的报名被主办方取消过',
    '原因在“我的报名”里。要再报名，请打电话给主办方，由工作人员恢复。',
  ),
  'ticket.notMissed': say('这一位不用登记原因', '已经入场、已取消，或入口还没关，不用登记原因'),
  'ticket.cancelClosed': ({ closedAt }) => ({
    title: '已过取消时间',
    next: `${when(closedAt)} 后不能自己取消，来不了请打电话告诉主办方`,
  }),
  'ticket.underAge': ({ minAge }) => ({ title: '年龄不够', next: `本场要求年满 ${minAge} 周岁，请看其他场次` }),
  'bus.stopUnknown': say('没有这个上车点', '上车点可能改过，请重新选一个'),
  'offer.none': say('现在没有为您保留的名额', '请到“我的报名”看候补排到第几位'),
  'offer.expired': ({ expiredAt }) => ({
    title: '保留时间已过',
    next: `${when(expiredAt)} 到期，名额已给下一位。想参加可以重新候补`,
  }),
  'ticket.notBooked': say('这个报名已没有名额', '请到“我的报名”看最新状态'),
  'ticket.paused': ({ until }) => ({
    title: '暂停网上报名',
    next: `这个证件号码有几次报名后未到场也未取消，${when(until)} 恢复。不是您报的，请带证件到服务台核对；急需参加请打电话给主办方`,
  }),
  'eligibility.notOnRoster': ({ keyGroup }) => ({
    title: '名册里没有找到您',
    next: `本场面向${keyGroupLabel[keyGroup]}，请带证明到社区或就业服务窗口登记`,
  }),
  'eligibility.notDeclared': ({ keyGroup }) => ({
    title: '这一场有人员要求',
    next: `本场面向${keyGroupLabel[keyGroup]}，符合条件请勾选承诺后再报名`,
  }),
  'eligibility.child': ({ keyGroup }) => ({
    title: '未满 14 周岁不能报这一场',
    next: `本场面向${keyGroupLabel[keyGroup]}，孩子不登记人群，请报其他场次`,
  }),
  'card.answerMissing': say('还有一题没答', '请答完这几个小问题再报名'),
  'card.answerUnknown': say('有一题没填对', '请从选项里选，或简短写一行'),
  'gate.noSelfCode': say('这一场不能自助签到', '请到入口让工作人员扫入场码'),
}
