import type { EmployerRefusal } from '../../../types/refusals/employer'
import { type Sayings, say } from './saying'

export const employerSayings: Sayings<EmployerRefusal> = {
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
}
