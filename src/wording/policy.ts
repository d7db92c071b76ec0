import type { PolicyName, PolicyValues, PolicyWish } from '../../types/policy'
import { Retained } from '../../types/privacy'
import { sayPeriod } from './person'

/** A rule on the desk: its name, what it decides, and from when a change holds. */
export const ruleLabel: Record<PolicyName, { title: string; about: string; since: string }> = {
  offer: {
    title: '候补名额保留多久',
    about: '有人退出时，名额先保留给候补第一位，超时未确认给下一位。',
    since: '从下一次轮到候补起按新的来，已经留给别人的时间不变。',
  },
  noShow: {
    title: '报名后未到场',
    about: '报名后未取消也未到场的，要不要提醒，要不要暂停网上报名。',
    since: '保存后马上按新的算，以前未到场的也算在内。',
  },
  noting: {
    title: '事后补记到场',
    about: '人来了、没有扫到码的，入口关闭后工作人员可以补记。',
    since: '保存后马上按新的算。',
  },
  reminders: {
    title: '什么时候提醒',
    about: '活动开始、候补到期、单位该填结果和核对信息，什么时候提醒。',
    since: '还没到点的提醒都按新的来，已经提醒过的不再重复。前一天的提醒要避开免打扰时间。',
  },
  quiet: {
    title: '免打扰时间',
    about: '夜里不发微信通知。',
    since: '保存后马上按新的来，已经定好时间的专场通知也一样。',
  },
  weeklyCap: {
    title: '专场通知一周几条',
    about: '专场多的时候，不让同一个人收得太多。',
    since: '保存后马上按新的来，前七天收到的也算在内。',
  },
  asking: {
    title: '不要通知的人，多久再问',
    about: '在微信里点过“拒绝”的人，先不再弹窗。',
    since: '保存后马上按新的来，从上次点“拒绝”那天算起。',
  },
  retention: {
    title: '个人信息保存多久',
    about: '过了期限，名字和证件会永久删除，只留下数目。群众在隐私说明里看到的就是这些期限。',
    since: '缩短的，到凌晨清理时就按新的删，删掉的找不回来。延长的，只对还没删的有用。',
  },
}

/** What is kept for a time, in a few words. */
export const retainedLabel: Record<Retained, string> = {
  fair: '招聘会报名记录',
  course: '培训班报名记录',
  bus: '直通车报名记录',
  exam: '考试报名记录',
  talk: '讲座报名记录',
  person: '姓名、证件和手机号',
  child: '未满 14 周岁孩子的信息',
  answer: '报名时的回答',
  notice: '发过的通知',
  employer: '单位联系人和操作人',
  staff: '停用的经办人姓名',
}

/** 8:30, as times are said everywhere. */
const clock = (time: string) => time.replace(/^0/, '')

type SayRule = { [N in PolicyName]: (value: PolicyValues[N]) => string[] }

const sayings: SayRule = {
  offer: ({ hours, from, until }) => [
    `候补名额保留 ${hours} 小时，${clock(from)}–${clock(until)} 之外不倒计时。`,
    '最晚留到报名截止或开始。',
  ],
  noShow: ({ enabled, windowDays, remindAfter, pauseAfter, pauseDays }) => {
    if (!enabled) return ['未到场次数只有本人和经办人看到，不提醒，也不暂停报名。']
    const reminded = `${windowDays} 天里 ${remindAfter} 次未到场，提醒本人`
    if (pauseAfter === null) return [`${reminded}；不暂停报名。`]
    const pause = pauseDays === 0 ? '当天暂停网上报名' : `之后 ${pauseDays} 天暂停网上报名`
    return [`${reminded}；${pauseAfter} 次未到场，${pause}，到期自动恢复。`]
  },
  reminders: (rule) => [
    `前一天 ${clock(rule.dayBefore)} 提醒，开始前 ${rule.soonHours} 小时再提醒一次。`,
    `候补名额到期前 ${rule.offerEndingMinutes} 分钟还没确认，再提醒一次。`,
    `招聘会${rule.outcomeDays === 0 ? '一结束' : `结束 ${rule.outcomeDays} 天后`}请单位填结果，${rule.outcomeWithinDays} 天内填完。`,
    `单位信息每 ${rule.verifyDays} 天核对一次，提前 ${rule.verifyDaysAhead} 天通知。`,
  ],
  quiet: ({ from, until }) =>
    from === until
      ? ['没有免打扰时间，什么时候都发。']
      : [
          `${clock(from)} 到${from > until ? '第二天 ' : ' '}${clock(until)} 不发微信通知，过了再发。`,
          '候补名额、报名结果和活动变更仍马上发送。',
        ],
  noting: ({ days }) => [
    days === 0 ? '只能在入口关闭的当天补记。' : `入口关闭后 ${days} 天内可以补记到场，要写原因，本人看得到。`,
    '补记的不再算未到场，报告和导出里标明是事后补记。',
  ],
  weeklyCap: ({ messages }) => [
    `一个人七天里最多收到 ${messages} 条专场通知，超出的只在小程序里通知。`,
    '报名、候补、变动和上课的通知不算在内。',
  ],
  asking: ({ rejectDays }) => [`点过“拒绝”的人，${rejectDays} 天内不再弹窗，可自行到设置里开启。`],
  retention: (days) => Retained.options.map((what) => sayPeriod({ what, days: days[what] })),
}

/** What a rule means for people, sentence by sentence. */
export const sayRule = <N extends PolicyName>({ name, value }: Extract<PolicyWish, { name: N }>): string[] =>
  (sayings[name] as (value: unknown) => string[])(value)
