import type { Instant, LocalDate } from '../../types/core'
import type { ConsentBasis, ConsentPart } from '../../types/person'
import type { Dossier, KeptAnswer, KeptTicket, Retained, Retention } from '../../types/privacy'
import { HELPED } from '../domain/person/helper-right'
import { sayDays } from '../domain/privacy/retention'
import { dayOf, sayTime, sayWholeDay } from '../domain/time/calendar'
import { idTypeLabel, keyGroupLabel, kindLabel, ticketLabel } from './labels'
import { sayVersion } from './privacy'

const subjects: Record<Retained, string> = {
  fair: '招聘会的报名记录，从活动结束起保存',
  course: '培训班的报名记录，从结业起保存',
  bus: '直通车的报名记录，从到达起保存',
  exam: '考试的报名记录，从考完起保存',
  talk: '讲座的报名记录，从结束起保存',
  person: '姓名、证件和手机号，从最后一次用起保存',
  child: '未满 14 周岁孩子的信息和报名记录，从活动结束起保存',
  answer: '您回答的问题，从回答起保存',
  notice: '发给您的通知，从发出起保存',
  employer: '单位的联系人和操作人，从单位最后一次使用起保存',
  staff: '停用的经办人的姓名，从停用起保存',
}

/** One period of the privacy notice as a sentence. */
export const sayPeriod = ({ what, days }: Retention): string => `${subjects[what]} ${sayDays(days)}。`

/** 2028年11月24日 */
export const sayDate = (at: Instant): string => sayWholeDay(dayOf(at))

/** 最多 60 人，到 2027年3月1日: what a village helper may, and until which day. */
export const sayHelps = (until: LocalDate): string => `最多 ${HELPED} 人，到 ${sayWholeDay(until)}`

/** 保存到 2028年11月24日 */
export const sayUntil = (until: Instant): string => `保存到 ${sayDate(until)}`

/** The words of an answer: its option's, or what was written. */
export const sayAnswer = ({ answer, options }: Pick<KeptAnswer, 'answer' | 'options'>): string =>
  options?.find(({ code }) => code === answer)?.label ?? answer

/** How a sign-up stands in the record. */
export const sayRecord = ({ state, checkedInAt }: KeptTicket): string =>
  checkedInAt ? `${sayDate(checkedInAt)} ${sayTime(checkedInAt)} 入场` : ticketLabel[state]

/** What one ticks who signs up somebody of the family. */
export const basisTick: Record<Exclude<ConsentBasis, 'self'>, { word: string; detail: string }> = {
  agreed: {
    word: '本人已同意由我代为报名',
    detail: '请先把《隐私说明》给家人看或读给家人听。家人可随时用自己的微信管理信息。',
  },
  guardian: {
    word: '我是监护人',
    detail: '我是孩子的父母或其他监护人。我同意为孩子报名，并同意处理孩子的信息。已阅读《儿童个人信息处理规则》。',
  },
}

const basisWord: Record<ConsentBasis, string> = {
  self: '本人同意',
  agreed: '同意（依据：本人已同意由我代为报名）',
  guardian: '同意（依据：监护人）',
}

const partWord: Record<ConsentPart, string> = {
  notice: '隐私说明',
  idNumber: '处理证件号码',
  children: '儿童个人信息处理规则',
  help: '告诉现场工作人员需要帮助',
  keyGroup: '重点群体承诺用于核对预留名额',
  choosing: '用回答和群体挑选专场通知',
}

/** What was agreed to; of a text, the version. */
export const sayPart = ({ part, version }: Dossier['consents'][number]): string =>
  part === 'notice' || part === 'children' ? `${partWord[part]}（${sayVersion(version)}）` : partWord[part]

/** 2026年11月24日本人同意: when a notice was agreed to, and on what. */
export const sayAgreed = ({ agreedAt, basis, withdrawnAt }: Dossier['consents'][number]): string =>
  `${sayDate(agreedAt)} ${basis ? basisWord[basis] : '同意'}${withdrawnAt ? `，${sayDate(withdrawnAt)} 撤回` : ''}`

/** How it is known that somebody belongs to a key group. */
export const sayMark = (mark: 'checked' | 'declared'): string => (mark === 'checked' ? '名册里有' : '本人承诺')

/** Why each kind of data is kept, in a line. */
export const why = {
  person: '用于报名、入场时核对本人，有变动时联系您',
  answers: '下次报名不用再填，现场可提供帮助；您同意的，也用来挑选给您发哪些专场通知',
  tickets: '用于安排名额、统计到场人数',
  groups: '用于预留名额；您同意的，也用来挑选专场通知。不提供给用人单位',
  notices: '在“我的通知”里能再看到',
} as const

const part = (title: string, reason: string, lines: readonly string[]) => [
  `【${title}】用途：${reason}`,
  ...(lines.length > 0 ? lines : ['没有']),
  '',
]

/** Everything stored about a person as a text one can read and print. */
export const sayDossier = (dossier: Dossier, at: Instant): string => {
  const { person, bornOn, registeredAt, accounts, consents, answers, groups, tickets, signUps, notices, helpsUntil } =
    dossier
  return [
    '天天有招聘 · 我的信息',
    `导出时间：${sayDate(at)} ${sayTime(at)}`,
    '',
    ...part('本人', why.person, [
      `姓名：${person.name}`,
      `${idTypeLabel[person.idType]}：${person.idNumber}`,
      `手机号码：${person.phone}`,
      ...(bornOn ? [`出生日期（从证件号码得出）：${bornOn}`] : []),
      `登记时间：${sayDate(registeredAt)}`,
      `能帮我报名的微信：${accounts} 个`,
      ...(helpsUntil ? [`帮多人报名：${sayHelps(helpsUntil)}`] : []),
    ]),
    ...part(
      '同意记录',
      '依法留存',
      consents.map((consent) => `${sayPart(consent)}，${sayAgreed(consent)}`),
    ),
    ...part(
      '回答过的问题',
      why.answers,
      answers.map((kept) => `${kept.label}：${sayAnswer(kept)}，${sayUntil(kept.until)}`),
    ),
    ...part(
      '重点群体',
      why.groups,
      groups.map(({ keyGroup, mark }) => `${keyGroupLabel[keyGroup]}（${sayMark(mark)}）`),
    ),
    ...part(`报名记录，共 ${signUps} 次`, why.tickets, [
      ...tickets.map(
        (kept) =>
          `${kept.day} ${kindLabel[kept.kind]} ${kept.title}，${kept.place}：${sayRecord(kept)}，${sayUntil(kept.until)}`,
      ),
      ...(signUps > tickets.length ? [`更早的 ${signUps - tickets.length} 次没有列出，需要请打 12333。`] : []),
    ]),
    ...part('通知', why.notices, [`${notices} 条，在“我的通知”里`]),
    '有不对的，请在“我的信息”里更正，或打 12333。',
  ].join('\n')
}
