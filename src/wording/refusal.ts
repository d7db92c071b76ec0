import type { Refusal, RefusalCode } from '../../types/refusal'
import { HOUSEHOLD } from '../domain/person/helper-right'
import { sayDistrict } from '../domain/region/district'
import { dayOf, sayDay, sayTime, sayWholeDay } from '../domain/time/calendar'
import { campaignLabel, keyGroupLabel, payUnitLabel } from './labels'

/** What a person reads when something is refused: what it is, and what to do next. */
export type Saying = { title: string; next: string }

type Say<C extends RefusalCode> = (refusal: Extract<Refusal, { code: C }>) => Saying

const when = (at: number) => `${sayDay(dayOf(at))} ${sayTime(at)}`
const say = (title: string, next: string) => () => ({ title, next })

/** The fields of the product's forms by the last part of their name, as their labels say them. */
const fieldLabel: Readonly<Record<string, string>> = {
  realName: '姓名',
  idNumber: '证件号码',
  phone: '手机号码',
  answer: '回答',
  answers: '回答',
  name: '名称',
  title: '标题',
  about: '介绍',
  content: '工作内容',
  headcount: '招聘人数',
  address: '地址',
  creditCode: '信用代码',
  contactName: '联系人',
  contactPhone: '联系电话',
  venueId: '场地',
  capacity: '名额',
  startsAt: '开始时间',
  endsAt: '结束时间',
  fromDay: '开始日期',
  untilDay: '截止日期',
  day: '日期',
  reason: '原因',
  note: '说明',
  text: '内容',
  lines: '名册',
}

/** 姓名 in quotes; what has no label is not named, for a name of ours helps nobody. */
const sayField = (field: string): string => {
  const label =
    fieldLabel[
      field
        .replace(/\[?\d+\]?/g, '')
        .split('.')
        .filter(Boolean)
        .at(-1) ?? ''
    ]
  return label ? `“${label}”` : ''
}

const sayings: { [C in RefusalCode]: Say<C> } = {
  'input.invalid': ({ field }) => ({ title: '有一项没填对', next: `请检查${sayField(field)}后再提交` }),
  'call.unknown': say('小程序版本太旧', '请关闭后重新打开小程序'),
  'actor.unknown': say('没有认出您的微信', '请从微信里重新打开小程序'),
  'system.slowDown': ({ until }) => ({
    title: '取得太频繁了',
    next: `${when(until)}以后可以再取；手机号也可以直接手工填写`,
  }),
  'system.busy': say('现在人多，没有办成', '请稍等几秒再试一次，刚才填的不会丢'),
  'actor.mayNot': say('您没有这项权限', '工作需要的，请联系系统管理员开通'),

  'person.notFound': say('没有找到这位报名人', '请重新填写实名信息'),
  'person.consentMissing': say('还没有同意隐私说明', '请阅读后勾选，再提交'),
  'person.idConsentMissing': say('还没有同意处理证件号码', '请勾选；不同意不能网上报名'),
  'person.basisMissing': ({ bases }) =>
    bases.includes('agreed')
      ? { title: '还没有确认家人同意', next: '请先跟家人说好，勾选以后再提交' }
      : { title: '不满 14 周岁，要监护人同意', next: '请由父母或其他监护人勾选以后再提交' },
  'person.realName': say('姓名没有填对', '请按身份证上的姓名填写'),
  'person.idForm': say('证件号码格式不对', '请对照证件逐位检查，或换一种证件类型'),
  'person.idLength': say(
    '证件号码位数不对',
    '身份证、居住证是 18 位，港澳通行证是字母加 8 位数字，台胞证是 8 位数字，请对照证件补全',
  ),
  'person.idCheckDigit': say('证件号码有一位填错了', '请对照证件逐位检查，最后一位可能是 X'),
  'person.idBirthDate': say('证件号码里的出生日期不对', '请检查第 7 到 14 位'),
  'person.phone': say('手机号码不对', '请填 11 位手机号；港澳台号码前面加 00852、00853 或 00886'),
  'person.phoneCodeUsed': say('没有取到手机号', '请再点一次，或直接手工填写'),
  'person.nameMismatch': say('这个号码登记的是另一个姓名', '请对着证件再看一遍姓名；都对就选“证件已核对”'),
  'desk.cityOnly': say('操作记录由市级经办人查看', '请联系市级经办人'),
  'desk.personNotFound': say('没有找到这个人', '在您的区县没有报过名，请转市级经办人办理'),
  'desk.slowDown': ({ until }) => ({
    title: '查找次数太多了',
    next: `${sayTime(until)} 以后可以再查`,
  }),
  'person.slowDown': ({ until }) => ({
    title: '登记的次数太多了',
    next: `请在 ${when(until)} 以后再试，或带证件到服务台`,
  }),
  'person.numberBusy': ({ until }) => ({
    title: '今天有好几个微信用这个号码登记',
    next: `请点“用微信的手机号”，再登记一次就行；也可以 ${when(until)} 以后再试，或带证件到服务台`,
  }),
  'person.childNotAsked': say('未满 14 周岁的孩子不收集回答和群体', '不用回答，直接报名就行'),
  'person.claimed': say('这个姓名和号码另有登记', '请让本人打开那次登记的报名，用那个入场码'),
  'person.notProved': say('还没有核对过证件', '请带证件和手机到现场服务台，核对以后就能移除'),
  'person.tooMany': ({ limit }) => ({
    title: '登记的人太多了',
    next:
      limit > HOUSEHOLD
        ? `您最多帮 ${limit} 人登记，已经满了。其他人请用自己的微信，或打 12333 请工作人员办理`
        : `一个微信最多登记 ${limit} 人，请用家人自己的微信报名。村干部、帮扶人要帮更多人报名，请打 12333，或带身份证到服务台开通`,
  }),
  'desk.helperUntil': ({ day }) => ({ title: '到期日不对', next: `请选今天到 ${sayWholeDay(day)} 之间的一天` }),
  'desk.helperGranted': ({ day }) => ({
    title: '这个微信已经开通',
    next: `到 ${sayWholeDay(day)} 为止。要改日期，请先停用，再重新开通`,
  }),
  'desk.helperNotFound': say('没有找到这个微信或这次开通', '可能已经注销，或由其他区县开通；请重新查找这个人'),

  'person.notKeeper': say('这位家人的信息由本人管理', '请本人在自己的微信里查看和更正，或带身份证到就业服务窗口'),
  'person.nameUsed': say('姓名已经核对过，不能自己改', '入场时核对过的姓名，请带身份证到就业服务窗口更正'),

  'activity.notFound': say('没有找到这场活动', '可能已取消，请回首页看其他场次'),
  'activity.cancelled': say('这场活动取消了', '请看看同一区县的其他场次'),
  'activity.over': say('这场活动已经结束', '请看看接下来的场次'),
  'activity.notOpen': ({ opensAt }) => ({ title: '报名还没开始', next: `${when(opensAt)} 开始报名，到时再来` }),
  'activity.closed': ({ closedAt }) => ({ title: '报名已经截止', next: `${when(closedAt)} 已截止，请看其他场次` }),

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

  'series.notFound': say('没有找到这个固定场次', '请返回列表重新打开'),
  'series.cityOnly': say('这件事由市就业局定', '专场主题、放假安排和停办日由市里统一定，请把想法告诉市就业局'),
  'series.calledOff': ({ day }) => ({
    title: `${sayDay(day)}的专场已经取消`,
    next: '取消的不能恢复；这天还要办，请到“固定场次”里另建一场',
  }),
  'series.dayClosed': ({ day }) => ({
    title: `${sayDay(day)}已定为停办`,
    next: '请先改回照常，再定它放不放假',
  }),
  'series.yearUnknown': ({ year }) => ({
    title: `系统里还没有 ${year} 年的放假安排`,
    next: '请等系统更新，或按国务院的通知逐天设置，设完后点“已设完”',
  }),
  'series.yearShort': ({ year, days, least }) => ({
    title: `${year} 年的放假安排还没设完`,
    next: `只设了 ${days} 天放假，法定节假日有 ${least} 天。请按国务院的通知补上`,
  }),
  'bus.stopMissing': say('还没有上车点', '请至少填一个上车点和发车时间'),
  'bus.stopOrder': ({ stop }) => ({
    title: `“${stop}”的时间不对`,
    next: '上车点要按先后排，时间一个比一个晚，第一个就是发车时间，最后一个早于到达时间',
  }),
  'bus.stopUnknown': say('没有这个上车点', '上车点可能改过，请重新选一个'),
  'bus.stopTaken': ({ stop, people }) => ({
    title: `${people} 人选了在“${stop}”上车`,
    next: '这个上车点不能删，可以改名字或时间；要撤掉，请先打电话请他们换一个上车点',
  }),
  'roster.notFound': say('名册里没有这个人', '请核对证件号码和人群；其他区县登记的，由那个区县移除'),
  'series.endsBeforeStart': say('结束时间早于开始时间', '请把结束时间改到开始之后'),
  'series.entryBeforeStart': say('停止入场太早', '还没开始就停止入场了，请把提前停止入场的分钟数改小'),
  'series.opensAfterClose': say('报名还没开始就截止了', '请提前开放报名，或推迟截止时间'),
  'series.dayPast': ({ day }) => ({ title: '日期已经过去', next: `${sayDay(day)}已过，请选今天以后的日期` }),
  'series.notFriday': ({ day }) => ({
    title: '专场只能排在周五',
    next: `${day ? `${sayDay(day)}不是周五；` : ''}请改选周五，遇节假日可在计划里改期`,
  }),
  'series.themeGone': ({ day }) => ({
    title: '这个主题当天不能用了',
    next: `${sayDay(day)}时该主题已停用，请另选主题`,
  }),
  'series.themeMissing': ({ day }) => ({
    title: '这个周五还没有主题',
    next: `请为${sayDay(day)}选一个主题，或补上轮换名单`,
  }),
  'series.overlap': ({ title, startsAt }) => ({
    title: '场地这段时间已有安排',
    next: `“${title}”${startsAt ? `（${when(startsAt)}）` : ''}已占用场地，请换时间或场地`,
  }),
  'series.groupMissing': say('没有选重点群体', '限定人员或预留名额时，请先选是哪一类人'),
  'series.placeholderUnknown': ({ placeholder }) => ({
    title: '标题里有认不出的占位',
    next: `请删掉“${placeholder}”，要换成主题、日期、区县的地方，点标题下面的“＋”来加`,
  }),
  'series.oneDayOnly': say('改日期只能一场一场改', '请选“只改这一场”；要改每周哪天，请改模板'),
  'series.dayFar': ({ latest }) => ({
    title: '日期太远了',
    next: `最晚改到${latest.slice(0, 4)}年${sayDay(latest)}，请看看年份有没有填错`,
  }),
  'series.venueElsewhere': ({ district }) => ({
    title: '场地不在这场活动的区县',
    next: `场地在${sayDistrict(district)}。请换本区县的场地，或另建一个算在${sayDistrict(district)}的固定场次`,
  }),
  'series.holdersChanged': say('失去名额的人和刚才看的不一样了', '又有人报名或取消，请再看一遍名单，再确认'),
  'activity.started': say('活动已经开始', '开始后不能再改，可以改后面的场次'),
  'activity.seatsTaken': ({ day, taken }) => ({
    title: '名额不能少于已占用的人数',
    next: `${sayDay(day)}已占用 ${taken} 个；请改成不少于 ${taken}，或查看受影响名单后再确认`,
  }),
  'activity.seatsEntered': ({ day, entered }) => ({
    title: `${sayDay(day)}已有 ${entered} 人入场`,
    next: `入场的人不能失去名额，请改成不少于 ${entered}`,
  }),
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
  'scene.unreadable': say('这个码读不出来', '请重新扫码，或在首页找这场活动'),
  'call.notFound': say('没有找到这个电话任务', '可能已由同事处理，请刷新列表'),
  'call.notAsked': say('这个人不用再问来不来', '可能已经答复，或者日期又变了，请刷新列表'),
  'call.settled': say('这个电话的结果已经定了', '可能已由同事处理，或者过了 10 分钟，请刷新列表'),

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
  'gate.noSelfCode': say('这一场不能自助签到', '请到入口让工作人员扫入场码'),
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
  'session.notFound': say('没有找到这一场', '请返回重新选择'),

  'employer.notFound': say('没有找到这家单位', '请返回列表重新打开'),
  'employer.creditCodeLength': say('信用代码位数不对', '统一社会信用代码是 18 位，在营业执照上'),
  'employer.creditCodeForm': say('信用代码里有不该出现的字符', '只有数字和大写字母，没有 I、O、Z、S、V'),
  'employer.creditCodeCheck': say('信用代码有一位填错了', '请对照营业执照逐位检查'),
  'employer.taken': say('这家单位已经登记', '可以申请加入这家单位，由单位里的同事或就业局同意'),
  'employer.hasOne': say('您已经代表一家单位', '一个微信只能代表一家单位。换单位请先在“我的单位”里退出原单位'),
  'employer.notApproved': say('单位还没有审核通过', '请先审核这家单位，再审核它的展位'),
  'employer.changed': say('单位刚修改了登记信息', '请刷新，查看改动后再审核'),
  'employer.phone': say('联系电话不对', '座机请带区号，如 0856-5200000，有分机的写“转8012”；也可以填手机或 400 电话'),
  'employer.joinGone': say('这个申请已经处理过了', '请刷新看最新结果'),
  'employer.alreadyReviewed': say('这家单位已经审核过了', '请刷新列表看最新结果'),
  'posting.notFound': say('没有找到这个岗位', '请返回列表重新打开'),
  'posting.payUnlikely': ({ unit, meant }) => ({
    title: `每${payUnitLabel[unit]}的工资不常见`,
    next: meant
      ? `是每${payUnitLabel[meant]}吗？请核对“计薪方式”，没有错就确认`
      : '请核对金额，按年算的请折成每月，没有错就确认',
  }),
  'posting.payWide': say('最高工资是最低的 5 倍以上', '请核对两个数，没有错就确认；不同的岗位请分开发布'),
  'posting.payRange': say('工资填反了', '最低工资不能高于最高工资'),
  'posting.validity': ({ latest }) => ({ title: '有效期不对', next: `有效期从今天起，最晚到 ${latest}` }),
  'posting.unsafe': say('有不能发布的内容', '请改掉违规的说法再发布，只写工作、待遇和要求'),
  'posting.closed': say('这个岗位已经停止招聘', '需要再招请重新发布'),
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

  'template.notFound': say('这种通知现在不能订阅', '请稍后再试，或到“我的通知”查看'),
  'notice.notFound': say('没有找到这条通知', '可能已经过期，请到“我的通知”里看'),
  'campaign.notAFriday': say('只有周五专场可以群发通知', '请打开一场周五专场'),
  'campaign.templateMissing': say('还没有配置通知模板', '请管理员先在公众平台申请模板并登记'),
  'campaign.templateBroken': say('通知模板的字段有误', '请联系系统管理员改好模板字段，改好后刷新这一页'),
  'campaign.notFound': say('没有找到这份群发通知', '请返回列表重新打开'),
  'campaign.changed': ({ by, at }) => ({
    title: `${by ?? '同事'}刚刚改过这份通知`,
    next: `${when(at)} 改的，下面已是最新内容，请看过再确认`,
  }),
  'campaign.approvedAlready': ({ by, at }) => ({
    title: `${by}已经确认发出`,
    next: `${when(at)} 确认的，到时只会发一次，您不用再点`,
  }),
  'campaign.wrongState': ({ state }) => ({
    title: `这份通知${campaignLabel[state]}`,
    next: '请刷新看最新情况，再决定要不要暂停或停止',
  }),
  'campaign.timePast': ({ next }) => ({
    title: '发送时间已经过了',
    next: next ? `最早可以 ${when(next)} 发` : '开始前已没有能发的时间',
  }),
  'campaign.quiet': ({ next }) => ({
    title: '这个时间不打扰群众',
    next: next ? `最早可以 ${when(next)} 发` : '开始前已没有能发的时间，只在小程序里通知',
  }),
  'campaign.tooLate': ({ startsAt }) => ({
    title: '发出时专场已经开始',
    next: `请选 ${when(startsAt)} 以前的时间`,
  }),
  'campaign.audienceEmpty': say('没有人符合条件', '请去掉一两个条件，再看看能发给多少人'),
  'campaign.otherDistrict': ({ scope }) => ({
    title: `您只能发给${sayDistrict(scope)}的人`,
    next: '请在“区县”里改好再确认；要发给别处的人，请市里的经办人来发',
  }),
  'campaign.unfit': ({ field }) => ({
    title: `“${field}”这一项微信不会收`,
    next: '请管理员核对通知模板的字段，或改短活动的名称、地点',
  }),
  'campaign.tooManyCalls': ({ people, most }) => ({
    title: `要打 ${people} 个电话，太多了`,
    next: `最多 ${most} 个，请缩小人群，或不列进打电话名单`,
  }),
  'privacy.notFound': say('没有这一版说明', '请看现在有效的《隐私说明》'),
  'policy.cityOnly': say('规则由市就业局统一定', '全市都按一套规则办；想改哪一条，请把想法告诉市就业局'),
  'policy.reminderQuiet': ({ dayBefore, quiet }) => ({
    title: `前一天 ${dayBefore} 的提醒当晚发不出去`,
    next: `${quiet.from} 到 ${quiet.until} 不发微信通知；请把提醒时间和免打扰时间错开`,
  }),
  'policy.changed': ({ by, at }) => ({
    title: `${by ?? '同事'}刚刚改过这条规则`,
    next: `${at ? `${when(at)} 改的，` : ''}现在显示的就是最新的，请看过再决定要不要改`,
  }),
  'campaign.noCredit': say('您自己还没有订阅这种通知', '请先在“提醒和设置”里订阅一次，再试发给自己'),
}

/** The refusal in plain Chinese with the next step. */
export const sayRefusal = <C extends RefusalCode>(refusal: Extract<Refusal, { code: C }>): Saying =>
  (sayings[refusal.code] as unknown as Say<C>)(refusal)

/** A refusal as one line beside its field. */
export const sayBeside = (refusal: Refusal): string => {
  const { title, next } = sayRefusal(refusal)
  return `${title}，${next}`
}
