/** One part of the privacy notice: a question people ask, and the answer. */
export type PrivacyPart = { title: string; lines: readonly string[] }

/**
 * The privacy notice of `PRIVACY_VERSION` (个人信息保护法 art. 17, 29, 30): who, what, why, how long, who sees it, and
 * what one can demand. A changed text needs a new version.
 */
export const privacyNotice: readonly PrivacyPart[] = [
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
      '报名、取消和入场的记录：安排座位，统计来了多少人。',
      '证件号码属于敏感个人信息。不提供就不能网上报名，但可以带上证件直接到现场登记。',
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
      '用人单位看不到您的信息，除非您自己投给他们。',
      '不出售，不用于广告。法律要求提供的除外。',
    ],
  },
  {
    title: '怎么保管，保管多久',
    lines: [
      '存放在中国境内的服务器上。证件号码和手机号码加密保存。',
      '招聘会的报名记录保存到活动结束后两年，培训记录按补贴资金审计的要求保存十年，到期删除。',
    ],
  },
  {
    title: '替家人报名',
    lines: ['请先征得家人同意。', '不满 14 周岁的孩子，须由父母或其他监护人填写。'],
  },
  {
    title: '您的权利',
    lines: [
      '随时可以查看、更正、导出或要求删除自己的信息，也可以撤回同意；撤回不影响之前已经参加的活动。',
      '打 12333，或到任何一个就业服务窗口，十五个工作日内答复。',
      '对答复不满意，可以向网信部门投诉。',
    ],
  },
]

/** The short form beside the box that is ticked. */
export const privacySummary = '姓名和证件号只用于报名和入场核对，加密保存，不给用人单位。'
