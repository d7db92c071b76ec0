import type { GateRefusal } from '../../../types/refusals/gate'
import { sayTime } from '../../domain/time/calendar'
import { type Sayings, say, when } from './saying'

export const gateSayings: Sayings<GateRefusal> = {
  'gate.notAssigned': say('这一场没有安排您验票', '请找本场负责人把您加进来'),
  'gate.revoked': ({ revokedAt }) => ({
    title: '您的验票权已收回',
    next: `${when(revokedAt)} 由负责人收回；手机里没上传的扫码会继续上传，有疑问请找本场负责人`,
  }),
  'gate.rightClosed': ({ from, until }) => ({
    title: '现在不能验票',
    next: `验票权 ${when(from)} 自动打开，${when(until)} 自动关闭`,
  }),
  'gate.slowDown': ({ until }) => ({
    title: '上传得太快了',
    next: `扫码记录都在手机里，${sayTime(until)} 后自动继续上传`,
  }),
  'gate.codeWrong': say('验票码不对', '请核对 8 位数字；不对就请负责人重新发一个'),
  'gate.codeUsed': say('这个验票码已经用过了', '一个码只能给一个人用，请负责人再发一个'),
  'gate.codeExpired': ({ until }) => ({
    title: '验票码过期了',
    next: `这个码 ${sayTime(until)} 就失效了，请负责人重新发一个`,
  }),
  'gate.codeTooMany': ({ until }) => ({
    title: '输错太多次了',
    next: `${sayTime(until)} 以后可以再试，请先向负责人问清楚验票码`,
  }),
  'gate.tooEarly': ({ until }) => ({
    title: '还不能让出名额',
    next: `名额为已报名的人保留到 ${sayTime(until)}，之后可以让出`,
  }),
  'gate.over': say('入口已经关闭', '不再放人，名额也不用让了；请看报告'),
  'scan.notFound': say('没有找到这次扫码', '请刷新后再看；还没上传的要等上传后才能撤销'),
  'scan.refused': say('这次扫码没有放人进去', '没有什么要撤销的；弄错了请重新扫一次'),
  'staff.notFound': say('没有找到这位工作人员', '请联系系统管理员添加，或改发验票码'),
}
