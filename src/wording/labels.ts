import type { ActivityKind } from '../../types/activity'
import type { CampaignState } from '../../types/campaign-state'
import type { ReviewState } from '../../types/employer'
import type { NoticeKind } from '../../types/notice'
import type { IdType, KeyGroup } from '../../types/person'
import type { Education, Pay, PayUnit, ScreenFlag, Trade } from '../../types/posting'
import type { TicketState } from '../../types/ticket'
import type { Phase } from '../domain/activity/activity'

export const kindLabel: Record<ActivityKind, string> = {
  fair: '招聘会',
  course: '培训班',
  bus: '直通车',
  exam: '考试',
  talk: '讲座',
}

export const phaseLabel: Record<Phase, string> = {
  upcoming: '未开始',
  running: '进行中',
  over: '已结束',
  cancelled: '已取消',
}

export const idTypeLabel: Record<IdType, string> = {
  residentId: '居民身份证',
  hmtResidencePermit: '港澳台居民居住证',
  hmTravelPermit: '港澳居民来往内地通行证',
  twTravelPermit: '台湾居民来往大陆通行证',
  permanentResidence: '外国人永久居留身份证',
  passport: '护照',
}

/** What the number of each document looks like, to be written in an empty field. */
export const idNumberLooks: Record<IdType, string> = {
  residentId: '18 位，末位可能是 X',
  hmtResidencePermit: '18 位，末位可能是 X',
  hmTravelPermit: 'H 或 M 加 8 位数字',
  twTravelPermit: '8 位数字',
  permanentResidence: '9 开头的 18 位；旧卡 15 位，字母开头',
  passport: '护照号码',
}

export const keyGroupLabel: Record<KeyGroup, string> = {
  graduate: '高校毕业生',
  veteran: '退役军人',
  hardToEmploy: '就业困难人员',
  liftedFromPoverty: '脱贫人口',
  resettled: '易地搬迁群众',
  migrantWorker: '农民工',
  disabled: '残疾人',
  registeredUnemployed: '登记失业人员',
  woman: '妇女',
}

export const ticketLabel: Record<TicketState, string> = {
  booked: '已报名',
  waiting: '候补中',
  offered: '轮到您了',
  cancelled: '已取消',
  expired: '已过期',
}

export const reviewLabel: Record<ReviewState, string> = {
  pending: '等待审核',
  approved: '已通过',
  sentBack: '已退回',
  withdrawn: '已撤回',
}

export const educationLabel: Record<Education, string> = {
  any: '学历不限',
  juniorHigh: '初中',
  seniorHigh: '高中/中专',
  college: '大专',
  bachelor: '本科',
  master: '研究生',
}

export const tradeLabel: Record<Trade, string> = {
  making: '普工',
  skilled: '技工',
  building: '建筑装修',
  catering: '餐饮酒店',
  domestic: '家政保洁',
  care: '医护养老',
  sales: '销售客服',
  transport: '司机物流',
  guarding: '保安物业',
  farming: '种植养殖',
  office: '文员财务',
  teaching: '教师培训',
  tourism: '旅游文化',
  other: '其他',
}

const perUnit: Record<PayUnit, string> = { month: '月', day: '天', hour: '小时', piece: '件' }

export const payUnitLabel = perUnit

/** 4000–5500 元/月 */
export const sayPay = ({ min, max, unit }: Pay): string => `${min === max ? min : `${min}–${max}`} 元/${perUnit[unit]}`

export const noticeLabel: Record<NoticeKind, string> = {
  fridaySpecial: '周五专场提醒',
  bookingResult: '报名结果',
  activityChanged: '活动变更',
  placeOffered: '候补名额提醒',
  dayBefore: '明天的活动',
  soon: '快开始了',
  classTomorrow: '上课提醒',
  outcomeDue: '招聘结果待填报',
  verifyDue: '单位信息待核对',
  employerTold: '单位通知',
}

/** Where a campaign stands, after 这份通知 and alone on a tag. */
export const campaignLabel: Record<CampaignState, string> = {
  proposed: '待确认',
  approved: '已确认，到时发出',
  sending: '正在发送',
  paused: '已暂停',
  stopped: '已停止',
  sent: '已发完',
}

export const flagLabel: Record<ScreenFlag['code'], string> = {
  sex: '限制性别',
  age: '限制年龄',
  ethnicity: '限制民族',
  household: '限制户籍',
  marital: '限制婚育',
  health: '限制身体状况',
  school: '限制院校和学习形式',
  fee: '收费或押金',
  fraud: '疑似刷单诈骗',
}
