import { daysBetween } from '../../src/domain/time/calendar'
import type { LocalDate } from '../../types/core'
import type { KeyGroup } from '../../types/person'

type Theme = { code: string; name: string; keyGroup: KeyGroup | null; about: string }

/** Themes of the Friday specials, in the order they take turns. */
export const THEMES: readonly Theme[] = [
  {
    code: 'lightIndustry',
    name: '特色轻工',
    keyGroup: null,
    about: '茶叶、食品、服装、矿泉水等企业集中招人，多数岗位不要求经验，进厂有师傅带。',
  },
  {
    code: 'health',
    name: '大健康',
    keyGroup: null,
    about: '医药、康养、护理岗位集中招聘，现场可以问培训补贴和护理员考证。',
  },
  {
    code: 'liftedFromPoverty',
    name: '脱贫人口',
    keyGroup: 'liftedFromPoverty',
    about: '面向脱贫家庭劳动力，岗位以就近就业为主，外出务工的可现场咨询交通补助。',
  },
  {
    code: 'graduate',
    name: '高校毕业生',
    keyGroup: 'graduate',
    about: '面向毕业生和求职的青年，带上学历证明，可现场登记就业见习。',
  },
  {
    code: 'tourism',
    name: '文旅服务',
    keyGroup: null,
    about: '景区、酒店、餐饮和讲解岗位集中招聘，旺季用工可按季签约。',
  },
  {
    code: 'woman',
    name: '女性就业',
    keyGroup: 'woman',
    about: '面向返岗和居家就业的女性，有弹性上班、家门口车间和家政岗位，现场可以问托管服务。',
  },
  {
    code: 'materials',
    name: '新型功能材料',
    keyGroup: null,
    about: '万山、松桃、玉屏的材料企业集中招操作工、化验员和维修工，支持学徒制。',
  },
  {
    code: 'resettled',
    name: '易地搬迁群众',
    keyGroup: 'resettled',
    about: '面向搬迁社区的家庭，以就近车间、物业、绿化和公益岗位为主，安置点有接送车。',
  },
  {
    code: 'veteran',
    name: '退役军人',
    keyGroup: 'veteran',
    about: '面向退役军人和军属，安保、交通、企业管理岗位较多，带上退役证可优先面谈。',
  },
  {
    code: 'eastWest',
    name: '东西部协作',
    keyGroup: null,
    about: '东莞企业到铜仁招人，包吃住、有专车，补贴按现行政策，现场可咨询。',
  },
  {
    code: 'electronics',
    name: '电子信息产业',
    keyGroup: null,
    about: '电子装配、品检、设备技术岗位集中招聘，现场试岗，当天可以入职。',
  },
  {
    code: 'disabled',
    name: '残疾人',
    keyGroup: 'disabled',
    about: '面向残疾人朋友，会场全程无障碍，有手语志愿者，岗位都注明了可做的调整。',
  },
  {
    code: 'migrantWorker',
    name: '返乡农民工',
    keyGroup: 'migrantWorker',
    about: '面向返乡和准备外出的务工人员，本地与沿海岗位都有，现场办理求职登记。',
  },
]

/** The theme whose turn it is on a Friday. */
export const themeOn = (friday: LocalDate): Theme =>
  THEMES[(daysBetween('2024-01-05', friday) / 7) % THEMES.length] as Theme
