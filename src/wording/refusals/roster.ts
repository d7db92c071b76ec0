import type { RosterRefusal } from '../../../types/refusals/roster'
import { type Sayings, say } from './saying'

export const rosterSayings: Sayings<RosterRefusal> = {
  'roster.notFound': say('名册里没有这个人', '请核对证件号码和人群；其他区县登记的，由那个区县移除'),
}
