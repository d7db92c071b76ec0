import type { Trade } from '../../types/posting'
import { foldText } from './text'

/** Everyday words for work, by the trade that is meant, as people in this province say them. */
const WORDS: Partial<Record<Trade, string>> = {
  making: '普工 流水线 操作工 作业员 车间工 装配工 包装工 质检员 小工 打包工 临时工 工厂 厂里 进厂 计件工',
  skilled: '技工 电工 焊工 电焊工 钳工 车工 铣工 机修 维修工 叉车工 数控 CNC 缝纫工 裁剪工 木工',
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

/** The trades an everyday word stands for: 保姆 is domestic work. None for a word that names no work. */
export function tradesMeant(search: string): ReadonlySet<Trade> {
  const folded = foldText(search)
  return new Set(MEANT.filter(([word]) => word === folded).map(([, trade]) => trade))
}
