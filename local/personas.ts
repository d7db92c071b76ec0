import type { LocalDate } from '../types/core'
import { city, counties, type DistrictCode } from '../types/division'

/** Someone to try the system as. All are invented. `page` is where they begin, `wide` asks for a desk-sized frame. */
export type Persona = {
  openid: string
  name: string
  bornOn: LocalDate
  role: 'seeker' | 'recruiter' | 'gate' | 'clerk'
  roleName: string
  story: string
  page: string
  wide: boolean
  staffOf: DistrictCode | null
}

const home = 'pages/home/index'
const bijiang = counties[0]!.code

export const PERSONAS: readonly Persona[] = [
  {
    openid: 'o-yang-jun',
    name: '杨军',
    bornOn: '2002-07-19',
    role: 'seeker',
    roleName: '求职者',
    story: '今年毕业，第一次打开小程序，还没登记过。',
    page: home,
    wide: false,
    staffOf: null,
  },
  {
    openid: 'o-shi-guifen',
    name: '石桂芬',
    bornOn: '1968-03-14',
    role: 'seeker',
    roleName: '求职者',
    story: '眼睛花了，适合试长辈版；已报名本周专场。',
    page: home,
    wide: false,
    staffOf: null,
  },
  {
    openid: 'o-long-xiaoyan',
    name: '龙小燕',
    bornOn: '1990-05-08',
    role: 'seeker',
    roleName: '求职者',
    story: '刚从广东返乡，替婆婆一起报名，上过培训班。',
    page: home,
    wide: false,
    staffOf: null,
  },
  {
    openid: 'o-wu-hai',
    name: '吴海',
    bornOn: '1985-11-02',
    role: 'recruiter',
    roleName: '招聘人员',
    story: '小厂老板，单位还没登记，想参加专场招人。',
    page: 'packages/employer/home/index',
    wide: false,
    staffOf: null,
  },
  {
    openid: 'o-tian-min',
    name: '田敏',
    bornOn: '1998-01-27',
    role: 'gate',
    roleName: '入口验票',
    story: '社区协理员，负责碧江区会场入口扫码。',
    page: 'packages/gate/sessions/index',
    wide: false,
    staffOf: bijiang,
  },
  {
    openid: 'o-luo-jing',
    name: '罗静',
    bornOn: '1988-09-12',
    role: 'clerk',
    roleName: '碧江区经办人',
    story: '审核单位和展位，发周五专场通知。',
    page: 'packages/desk/today/index',
    wide: true,
    staffOf: bijiang,
  },
  {
    openid: 'o-zhou-ming',
    name: '周明',
    bornOn: '1979-04-30',
    role: 'clerk',
    roleName: '市级经办人',
    story: '看全市十个区县的安排和空档。',
    page: 'packages/desk/today/index',
    wide: true,
    staffOf: city.code,
  },
]
