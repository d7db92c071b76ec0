import type { PersonRefusal } from '../../../types/refusals/person'
import { HOUSEHOLD } from '../../domain/person/helper-right'
import { type Sayings, say, when } from './saying'

export const personSayings: Sayings<PersonRefusal> = {
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
  'person.notKeeper': say('这位家人的信息由本人管理', '请本人在自己的微信里查看和更正，或带身份证到就业服务窗口'),
  'person.nameUsed': say('姓名已经核对过，不能自己改', '入场时核对过的姓名，请带身份证到就业服务窗口更正'),
  'privacy.notFound': say('没有这一版说明', '请看现在有效的《隐私说明》'),
}
