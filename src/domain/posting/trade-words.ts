import type { Trade } from '../../../types/posting'
import { foldText } from '../text/fold'

/** Everyday words for work, by the trade that is meant, as people in this province say them. */
const WORDS: Partial<Record<Trade, string>> = {
  making: '普工 流水线 操作工 作业员 车间工 装配工 包装工 质检员 小工 打包工 临时工 工厂 厂里 进厂 计件工',
  skilled: '技工 电工 焊工 电焊工 钳工 车工 铣工 机修 维修工 叉车工 数控 数控车床 CNC 缝纫工 裁剪工 木工',
  building: '建筑工 泥瓦工 泥水工 瓦工 钢筋工 架子工 油漆工 水电工 装修工 工地 刷墙 贴砖',
  catering: '服务员 传菜员 厨师 帮厨 洗碗工 切配 面点师 收银员 酒店 前台 餐馆 饭店',
  domestic: '保姆 月嫂 育儿嫂 保洁 保洁员 家政 钟点工 阿姨 清洁工 带孩子 做饭',
  care: '护工 护理员 护士 养老护理 陪护 照顾老人 医生 康复',
  sales: '营业员 导购 促销员 业务员 销售 客服 话务员 店员 理货员 主播',
  transport: '司机 驾驶员 快递员 外卖 外卖员 骑手 送货员 搬运工 装卸工 仓管 仓库',
  guarding: '保安 门卫 门岗 巡逻 安保 物业 看门 停车管理员 消防监控',
  farming: '采茶工 养殖工 种植工 农工 饲养员 园艺工 务农 果园 茶园 养猪 养鸡',
  office: '文员 会计 出纳 行政 人事 内勤 打字员 统计员 办公室',
  teaching: '老师 教师 幼师 家教 培训师 辅导员',
  tourism: '导游 讲解员 景区 检票员 演员',
}

const MEANT: readonly (readonly [word: string, trade: Trade])[] = Object.entries(WORDS).flatMap(([trade, words]) =>
  words.split(' ').map((word) => [foldText(word), trade as Trade] as const),
)

/** What people put around the name of work when they look for it: 招保姆, 想做保安, 保安员, 家政服务, 司机的工作. */
const BEFORE = /^(我?要|我?想|急|招聘?|找|做|当|应聘|求职|兼职|全职|长期|短期)/
const BEHIND = /(的|工作|岗位?|招聘|兼职|全职|活儿?|服务|人员?|员|工|师傅|多少钱)$/

/** The search, and what is left of it with one such word less each time. */
function barer(search: string): string[] {
  const less = search.replace(BEFORE, '')
  const left = less === search ? search.replace(BEHIND, '') : less
  return left === search || left.length < 2 ? [search] : [search, ...barer(left)]
}

/** 电工, 车工: so short that it may only be the end of another one, as of 挡车工. */
const isShort = (word: string) => word.length === 2 && word.endsWith('工')

/** Whether a word stands by itself behind these: a short one only behind a whole word or a pair of characters. */
function isWordOf(word: string, before: string): boolean {
  const rest = before.replace(/(招聘?|找|的)$/, '')
  return !isShort(word) || rest.length === 2 || MEANT.some(([known]) => known === rest)
}

/** A word said whole; else the last one in it (货车司机 is a driver, 酒店会计 an accountant); else words it begins (叉车). */
function meantBy(said: string): readonly Trade[] {
  if (said.length < 2) return []
  const exact = MEANT.filter(([word]) => word === said)
  if (exact.length > 0) return exact.map(([, trade]) => trade)
  const ends = MEANT.filter(([word]) => said.endsWith(word) && isWordOf(word, said.slice(0, -word.length)))
  const longest = Math.max(0, ...ends.map(([word]) => word.length))
  if (longest > 0) return ends.filter(([word]) => word.length === longest).map(([, trade]) => trade)
  return MEANT.filter(([word]) => word.startsWith(said)).map(([, trade]) => trade)
}

/** The trades an everyday word stands for: 保姆, also 招保姆 or 住家保姆, is domestic work. None for what names no work. */
export function tradesMeant(search: string): ReadonlySet<Trade> {
  for (const said of barer(foldText(search))) {
    const trades = meantBy(said)
    if (trades.length > 0) return new Set(trades)
  }
  return new Set()
}
