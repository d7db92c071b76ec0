import type { PostingRefusal } from '../../../types/refusals/posting'
import { payUnitLabel } from '../labels'
import { type Sayings, say } from './saying'

export const postingSayings: Sayings<PostingRefusal> = {
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
}
