import type { DoorRefusal } from '../../../types/refusals/door'
import { sayField } from './field'
import { type Sayings, say, when } from './saying'

export const doorSayings: Sayings<DoorRefusal> = {
  'input.invalid': ({ field }) => ({ title: '有一项没填对', next: `请检查${sayField(field)}后再提交` }),
  'call.unknown': say('小程序版本太旧', '请关闭后重新打开小程序'),
  'actor.unknown': say('没有认出您的微信', '请从微信里重新打开小程序'),
  'system.slowDown': ({ until }) => ({
    title: '取得太频繁了',
    next: `${when(until)}以后可以再取；手机号也可以直接手工填写`,
  }),
  'system.busy': say('现在人多，没有办成', '请稍等几秒再试一次，刚才填的不会丢'),
  'actor.mayNot': say('您没有这项权限', '工作需要的，请联系系统管理员开通'),
}
