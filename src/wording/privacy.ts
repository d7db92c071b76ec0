import type { Retention } from '../../types/privacy'
import { sayPeriod } from './person'

/** One part of the privacy notice: a question people ask, and the answer. */
export type PrivacyPart = { title: string; lines: readonly string[] }

/**
 * The privacy notice of `PRIVACY_VERSION` (个人信息保护法 art. 17, 29, 30): who, what, why, how long, who sees it, and
 * what one can demand. The periods are data and stand in the page, not here; they are null until they are read. A
 * changed text needs a new version.
 */
export const privacyNotice = (retention: readonly Retention[] | null): readonly PrivacyPart[] => [
  {
    title: '谁在收集',
    lines: [
      '铜仁市人力资源和社会保障局，以及您报名活动所在区县的就业服务机构。',
      '联系电话 12333，工作日 9:00–17:00。',
    ],
  },
  {
    title: '收集什么，用来做什么',
    lines: [
      '真实姓名、证件类型和证件号码：一个人一场活动只占一个名额，入场时核对是不是本人。',
      '手机号码：活动改期、取消时找得到您。',
      '报名、取消、入场和没来的记录：安排座位，统计来了多少人。',
      '您自愿回答的问题，比如想找什么工作、到现场要不要帮忙：下次报名不用再填，现场好照顾您。可以随时收回。',
      '是不是重点群体：看工作人员核对过的名册，或您自己的声明。',
      '证件号码和是否需要帮忙属于敏感个人信息。不提供证件号码就不能网上报名，但可以带上证件直接到现场登记。',
    ],
  },
  {
    title: '不收集什么',
    lines: ['不读取通讯录、相册和聊天记录。', '不在后台获取您的位置。', '不要求刷脸。'],
  },
  {
    title: '谁能看到',
    lines: [
      '现场工作人员只看到打了星号的姓名和是否有效。',
      '主办活动的经办人只能看到自己辖区内的报名，查看完整号码会留下记录。',
      '用人单位看不到您的信息，除非您自己投给他们；您属于哪个重点群体，任何时候都不给他们看，也不放进导出的表格。',
      '不出售，不用于广告。法律要求提供的除外。',
    ],
  },
  {
    title: '怎么保管，保管多久',
    lines: [
      '存放在中国境内的服务器上。证件号码和手机号码加密保存。',
      ...(retention ?? []).map(sayPeriod),
      '到期后每天夜里自动处理：去掉姓名、证件和手机号，只留下不知道是谁的人数和入场次数。',
    ],
  },
  {
    title: '替家人报名',
    lines: [
      '请先征得家人同意。',
      '不满 14 周岁的孩子，须由父母或其他监护人填写。',
      '家人成年后用自己的微信登记，他的信息就由他自己管。',
    ],
  },
  {
    title: '您的权利',
    lines: [
      '在“我的”里点自己或家人的名字，可以查看、更正、导出、删除存下的信息，也可以撤回同意，马上生效。',
      '删除时，还没去的报名会取消，名额让给候补的人；已经参加过的只留下人数，不再知道是谁。撤回同意不影响之前已经参加的活动。',
      '也可以打 12333，或到任何一个就业服务窗口，十五个工作日内答复。',
      '对答复不满意，可以向网信部门投诉。',
    ],
  },
]

/** The short form beside the box that is ticked. */
export const privacySummary = '姓名和证件号只用于报名和入场核对，加密保存，不给用人单位。'
