import type { AuditLine } from '../../types/audit'
import type { KeyGroup } from '../../types/person'
import { keyGroupLabel } from './labels'
import { ruleLabel } from './policy'

/** What staff, helpers and people do that is kept, as the log says it. */
export const actLabel: Readonly<Record<string, string>> = {
  'booth.approve': '展位审核通过',
  'booth.sendBack': '展位退回',
  'campaign.approve': '批准专场通知',
  'campaign.pause': '暂停专场通知',
  'campaign.resume': '继续发专场通知',
  'campaign.save': '修改专场通知',
  'campaign.stop': '停止专场通知',
  'campaign.test': '试发专场通知',
  'desk.called': '登记电话结果',
  'desk.calls': '查看电话名单',
  'employer.approve': '单位审核通过',
  'employer.letIn': '答复加入单位的申请',
  'employer.phone': '查看单位电话',
  'employer.recall': '退回已通过的单位',
  'employer.sendBack': '单位退回',
  'employer.setContact': '更正单位联系方式',
  'gate.admit': '查姓名后放行',
  'gate.assign': '安排验票员',
  'gate.evidence': '查看入场记录',
  'gate.invite': '发验票码',
  'gate.release': '让出名额',
  'gate.revoke': '收回验票权',
  'gate.search': '入口查姓名',
  'gate.settings': '修改入场设置',
  'gate.settle': '处理入场疑问',
  'gate.skip': '叫号跳过',
  'gate.undo': '撤销扫码',
  'gate.walkIn': '现场登记',
  'person.correct': '本人更正信息',
  'person.correctName': '按证件更正姓名',
  'person.dossier': '本人查看完整信息',
  'person.erase': '本人删除信息',
  'person.eraseFor': '受托删除个人信息',
  'person.endHelper': '停用帮多人报名',
  'person.find': '找人',
  'person.grantHelper': '开通帮多人报名',
  'person.handOver': '按证件转交名额',
  'person.letGo': '不再帮家人报名',
  'person.purge': '到期自动删除',
  'person.putRight': '受托更正个人信息',
  'policy.save': '修改规则',
  'roster.remove': '名册移除',
  'roster.take': '名册导入',
  'series.callOff': '取消场次',
  'series.clearDay': '取消放假设置',
  'series.closeDay': '定为停办日',
  'series.edit': '修改场次',
  'series.enterYear': '年度放假安排设完',
  'series.openDay': '停办日改回照常',
  'series.pick': '指定周五专场',
  'series.publishYear': '录入年度放假安排',
  'series.save': '保存固定场次',
  'series.setDay': '设置放假或照常',
  'series.stop': '停用固定场次',
  'ticket.allowAgain': '允许再报名',
  'ticket.cardSeen': '核对证件',
  'ticket.excuse': '登记未到场原因',
  'ticket.note': '补记到场',
  'ticket.phone': '查看报名人电话',
  'ticket.revoke': '取消别人的报名',
}

const subjectLabel: Readonly<Record<string, string>> = {
  activity: '场次',
  booth: '展位',
  call: '电话',
  campaign: '专场通知',
  clerk: '经办人',
  day: '日期',
  employer: '单位',
  person: '个人',
  policy: '规则',
  retention: '到期数据',
  right: '验票权',
  roster: '名册',
  scan: '扫码',
  series: '固定场次',
  session: '场次',
  specialPlan: '周五',
  ticket: '报名',
  year: '年份',
}

/** What was done; what this release has no word for stands as it is kept. */
export const sayAct = (act: string): string => actLabel[act] ?? act

/** Who did it: staff by name, the others by the mark of the account. */
export const sayActor = ({ actor, who }: Pick<AuditLine, 'actor' | 'who'>): string => {
  if (actor === 'clerk') return who
  if (actor === 'gate') return `验票员 ${who}`
  return actor === 'system' ? '系统' : '本人'
}

const nameOf = ({ subject, name }: Pick<AuditLine, 'subject' | 'name'>): string | null => {
  if (name === null) return null
  if (subject === 'policy') return ruleLabel[name as keyof typeof ruleLabel]?.title ?? name
  if (subject !== 'roster') return name
  return name
    .split(',')
    .map((code) => keyGroupLabel[code as KeyGroup] ?? code)
    .join('、')
}

/** On whose: by name where that is no personal data, by a mark otherwise. */
export const sayWhose = (line: Pick<AuditLine, 'subject' | 'name' | 'mark'>): string =>
  `${subjectLabel[line.subject] ?? line.subject} ${nameOf(line) ?? `编号 ${line.mark}`}`
