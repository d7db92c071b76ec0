import type { KeyGroup } from '../../../types/person'
import { dropInvisible } from '../../../types/text'
import { realHan } from '../text/han'
import { halfWidth } from '../text/typed'

/** What a cell says of a group: which, that there is none, or something a person must decide. */
export type SaidGroup = { kind: 'groups'; groups: readonly KeyGroup[] } | { kind: 'denied' | 'doubtful' | 'silent' }

/** Who is meant, behind the name of a group. */
const WHO = '(?:人口|人员|户|劳动力|劳动者|群众|家庭|对象|群体|成员|居民|职工|青年|人|者|类)*'

/** All of the text must be this: a word more (家属, 非…, 安置点) makes it something else. */
const GROUPS: readonly (readonly [KeyGroup, RegExp])[] = [
  [
    'graduate',
    `(?:20\\d\\d(?:届|年))?(?:应届|往届|离校|未就业|待业|困难)*(?:普通)?(?:高校|大学|大中专|大中专院校)?毕业生|高校毕业`,
  ],
  ['veteran', '(?:自主就业)?(?:退役|退伍|复员|转业|复退)(?:军人|士兵|兵|军士|义务兵|士官)?'],
  ['hardToEmploy', '(?:城镇)?(?:就业困难|就业援助|零就业)'],
  ['liftedFromPoverty', '(?:已|原)?(?:建档立卡)?(?:脱贫|贫困)(?:不稳定)?|(?:原)?建档立卡'],
  ['resettled', '(?:易地)?(?:扶贫)?(?:移民)?搬迁(?:移民)?'],
  ['migrantWorker', '(?:返乡|进城|外出|农村)*(?:农民工|务工|转移就业)'],
  ['disabled', '(?:肢体|视力|听力|言语|智力|精神|多重)?(?:[一二三四1-4]级)?残(?:疾|障)(?:[一二三四1-4]级)?'],
  ['registeredUnemployed', '(?:城镇)?(?:登记失业|失业登记|下岗失业|失业|下岗)'],
  ['woman', '(?:返乡|留守|农村|城镇)?妇女'],
].map(([group, form]) => [group as KeyGroup, new RegExp(`^(?:${form})${WHO}$`)])

const DENIED =
  /^(?:非|不|否|没有?$|没有|并非|未(?!就业)|无(?!业|固定)|[×xXnN]$|no$)|不是|不属|不符|不在|非(?:脱贫|贫困|建档|搬迁|易地|移民|残|退|军|农|失业|登记|就业|重点|高校|应届|毕业|妇)|(?:已|被)(?:退出|注销|取消|清退|除名|去世|死亡|迁出)|(?:退出|注销|取消)$/i

const SILENT = /^(?:[-—–/\\.。·_＿~…*]+)?$/

const YES = /^(?:是|有|对|属于|√|✓|✔|☑|y|yes|1|true)$/i

/** As a list writes it: without blanks, with real characters, full-width as half. */
const plain = (text: string) => realHan(halfWidth(dropInvisible(text))).replace(/\s/g, '')

const sure = (word: string): KeyGroup | undefined => GROUPS.find(([, form]) => form.test(word))?.[0]

/** Whether a remark says that somebody has died or is on no list any more. */
export const isGone = (cell: string): boolean =>
  /^(?:该?人员?|本人|户籍|户口|现|已|因病|因故)*(?:死亡|去世|病逝|病故|亡故|已故|销户|注销|退出|清退|除名)/.test(
    plain(cell),
  )

/** Reads the cell of a list's own column of groups; several may be named. */
export function groupSaid(cell: string): SaidGroup {
  const said = plain(cell).replace(/[\u{1f000}-\u{1faff}]|\u2705|\ufe0f/gu, '')
  if (SILENT.test(said)) return { kind: 'silent' }
  if (DENIED.test(said)) return { kind: 'denied' }
  const parts = halfWidth(dropInvisible(cell)).trim().split(/\s+/).map(plain)
  const groups = (parts.every(sure) ? parts.join('、') : said)
    .split(/[、,，;；/+＋和及与兼且]|\(|\)/)
    .filter((word) => word !== '')
    .map(sure)
  if (groups.some((group) => group === undefined)) return { kind: 'doubtful' }
  return { kind: 'groups', groups: [...new Set(groups as KeyGroup[])] }
}

/** The group a column asks about with yes and no or a tick: 是否残疾人, 残疾人（是/否）, 残疾人. */
export const groupAsked = (heading: string): KeyGroup | undefined =>
  sure(
    plain(heading)
      .replace(/[*＊]/g, '')
      .replace(/[(（/].*$/, '')
      .replace(/^是否(?:为|是|属于)?/, ''),
  )

/** The group a text says somebody is not of: 非脱贫户, 不是残疾人, 脱贫户（已退出）. */
export const groupDenied = (cell: string): KeyGroup | undefined => {
  const said = plain(cell)
  if (!DENIED.test(said)) return undefined
  return sure(said.replace(/^(?:不属于|不是|不属|并非|非|已退出)|[(（]?(?:已|被)?(?:退出|注销|取消|清退)[)）]?$/g, ''))
}

/** Whether the cell of such a column says yes; null when it says neither. */
export const saidYes = (cell: string): boolean | null => {
  const said = plain(cell)
  if (YES.test(said) || sure(said)) return true
  return SILENT.test(said) || DENIED.test(said) || said === '0' ? false : null
}
