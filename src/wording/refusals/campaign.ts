import type { CampaignRefusal } from '../../../types/refusals/campaign'
import { sayDistrict } from '../../domain/region/district'
import { campaignLabel } from '../labels'
import { type Sayings, say, when } from './saying'

export const campaignSayings: Sayings<CampaignRefusal> = {
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
  'campaign.noCredit': say('您自己还没有订阅这种通知', '请先在“提醒和设置”里订阅一次，再试发给自己'),
}
