import type { SeriesRefusal } from '../../../types/refusals/series'
import { sayDistrict } from '../../domain/region/district'
import { sayDay } from '../../domain/time/calendar'
import { type Sayings, say, when } from './saying'

export const seriesSayings: Sayings<SeriesRefusal> = {
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
  'bus.stopTaken': ({ stop, people }) => ({
    title: `${people} 人选了在“${stop}”上车`,
    next: '这个上车点不能删，可以改名字或时间；要撤掉，请先打电话请他们换一个上车点',
  }),
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
  'activity.seatsTaken': ({ day, taken }) => ({
    title: '名额不能少于已占用的人数',
    next: `${sayDay(day)}已占用 ${taken} 个；请改成不少于 ${taken}，或查看受影响名单后再确认`,
  }),
  'activity.seatsEntered': ({ day, entered }) => ({
    title: `${sayDay(day)}已有 ${entered} 人入场`,
    next: `入场的人不能失去名额，请改成不少于 ${entered}`,
  }),
}
