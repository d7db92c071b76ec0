import { seal } from '../../cloudfunctions/kit/seal'
import { flagsOf } from '../../src/domain/posting/posting'
import { addDays, instantOf } from '../../src/domain/time/calendar'
import type { EmployerId, LocalDate, PostingId, StaffId } from '../../types/core'
import { city, counties, type DistrictCode } from '../../types/division'
import { BRANCHES, type BranchName, type Post } from './branches'
import { idOf, pick, shareOf } from './ids'
import { inventCreditCode, inventPhone } from './numbers'
import type { Row } from './rows'

type Standing = 'approved' | 'pending' | 'sentBack'
type Sketch = { name: string; branch: BranchName; county?: string; town?: string; standing?: Standing }

const at = (county: string, ...sketches: [name: string, branch: BranchName][]): Sketch[] =>
  sketches.map(([name, branch]) => ({ name, branch, county }))

/** Bodies whose names say that there is no such body. The last ones are new and wait for a clerk. */
const SKETCHES: readonly Sketch[] = [
  ...at(
    '520602',
    ['碧江某物业服务公司', 'property'],
    ['铜仁某连锁超市', 'retail'],
    ['铜仁某商务酒店', 'hotel'],
    ['碧江某养老服务中心', 'care'],
    ['铜仁某家政服务公司', 'home'],
    ['铜仁某建筑劳务公司', 'building'],
    ['碧江某电商直播基地', 'commerce'],
    ['铜仁某物流分拨中心', 'logistics'],
    ['碧江某医药饮片厂', 'pharma'],
  ),
  ...at(
    '520603',
    ['万山某新材料公司', 'materials'],
    ['万山某电子科技公司', 'electronics'],
    ['万山某食品加工厂', 'food'],
    ['万山某搬迁社区服装车间', 'garment'],
  ),
  ...at('520621', ['梵净山某景区服务公司', 'scenic'], ['江口某山泉水厂', 'food'], ['江口某民宿酒店', 'hotel']),
  ...at('520622', ['玉屏某铝材公司', 'materials'], ['玉屏某电子配件厂', 'electronics'], ['玉屏某物流园', 'logistics']),
  ...at('520623', ['石阡某茶业合作社', 'food'], ['石阡某温泉酒店', 'hotel'], ['石阡某矿泉水公司', 'food']),
  ...at('520624', ['思南某鞋业公司', 'garment'], ['思南某建材公司', 'building'], ['思南某养老院', 'care']),
  ...at('520625', ['印江某食用菌公司', 'food'], ['印江某电商服务站', 'commerce'], ['印江某服装车间', 'garment']),
  ...at('520626', ['德江某天麻饮片公司', 'pharma'], ['德江某超市', 'retail'], ['德江某电子厂', 'electronics']),
  ...at('520627', ['沿河某生态食品公司', 'food'], ['沿河某建筑公司', 'building']),
  ...at('520628', ['松桃某锰材公司', 'materials'], ['松桃某苗绣工坊', 'garment'], ['松桃某景区公司', 'scenic']),
  { name: '东莞某电子厂（协作）', branch: 'electronics', town: '长安镇' },
  { name: '东莞某模具公司（协作）', branch: 'moulds', town: '横沥镇' },
  { name: '东莞某家具公司（协作）', branch: 'moulds', town: '厚街镇' },
  { name: '东莞某服装公司（协作）', branch: 'sewing', town: '虎门镇' },
  { name: '碧江某餐饮管理公司', branch: 'hotel', county: '520602', standing: 'pending' },
  { name: '碧江某汽修服务部', branch: 'logistics', county: '520602', standing: 'pending' },
  { name: '碧江某劳务信息部', branch: 'building', county: '520602', standing: 'sentBack' },
]

const DONGGUAN = '441900'
const GUANGDONG = '44'
const SURNAMES = ['杨', '吴', '龙', '田', '张', '罗', '石', '陈', '冉', '任', '代', '滕']

/** `freshIds` are postings offered for the coming special that wait for review. */
export type DemoEmployer = {
  id: EmployerId
  district: DistrictCode
  standing: Standing
  postingIds: PostingId[]
  freshIds: PostingId[]
}

/** A posting with conditions the screening objects to, so that a reviewer sees what it finds. */
const OBJECTIONABLE = {
  employer: '碧江某物业服务公司',
  post: {
    title: '夜班秩序维护员',
    trade: 'guarding',
    pay: [3000, 3600],
    content: '夜间门岗和巡逻。限男性，45 岁以下，本地户口。',
  },
} as const satisfies { employer: string; post: Post }

/** Every employer of the demo with its standing and the ids of its postings. */
export const EMPLOYERS: readonly DemoEmployer[] = SKETCHES.map((sketch) => ({
  id: idOf<EmployerId>('employer', sketch.name),
  district: districtOf(sketch),
  standing: sketch.standing ?? 'approved',
  postingIds: sketch.standing ? [] : postsOf(sketch).map(({ title }) => postingId(sketch, title)),
  freshIds: sketch.name === OBJECTIONABLE.employer ? [postingId(sketch, OBJECTIONABLE.post.title)] : [],
}))

function districtOf({ county }: Sketch): DistrictCode {
  return counties.find(({ code }) => code === county)?.code ?? city.code
}

/** Two to four of the branch's posts; most employers look for three. */
function postsOf({ name, branch }: Sketch): readonly Post[] {
  const { posts } = BRANCHES[branch]
  return posts.slice(0, 2 + Math.floor(shareOf('posts', name) * 3))
}

function postingId({ name }: Sketch, title: string) {
  return idOf<PostingId>('posting', name, title)
}

/** Rows of `employers`: most approved months ago, the new ones registered yesterday. */
export function employerRows(today: LocalDate, reviewer: StaffId): Row<'employers'>[] {
  return SKETCHES.map((sketch, nth) => {
    const { name, branch, standing = 'approved' } = sketch
    const phone = inventPhone(9000 + nth)
    const registered = instantOf(addDays(today, standing === 'approved' ? -90 - nth : -1), '10:20') + nth * 60_000
    return {
      id: idOf<EmployerId>('employer', name),
      name,
      credit_code: inventCreditCode(nth + 1, sketch.county ?? DONGGUAN),
      district: districtOf(sketch),
      address: sketch.town ? `广东省东莞市${sketch.town}某工业区` : `${countyName(sketch)}某路 ${nth + 1} 号`,
      about: BRANCHES[branch].about,
      contact_name_sealed: seal(`${pick(SURNAMES, 'contact', name)}经理`),
      contact_phone_sealed: seal(phone),
      state: standing,
      note: standing === 'sentBack' ? '单位名称和信用代码对不上，请对照营业执照更正。' : null,
      registered_at: registered,
      reviewed_at: standing === 'pending' ? null : registered + 3_600_000,
      verified_at: standing === 'approved' ? registered + 3_600_000 : null,
      reviewed_by: standing === 'pending' ? null : reviewer,
    }
  })
}

/** Where people work within the county, which is told beside it. */
const placeOf = ({ name, branch }: Sketch) =>
  branch === 'scenic'
    ? '景区游客中心'
    : `${pick(['产业园区', '城区中心大道', '高铁站旁', '老城步行街', '环城东路'], 'place', name)}某路 ${1 + Math.floor(shareOf('door', name) * 90)} 号`

const countyName = ({ county }: Sketch) => counties.find(({ code }) => code === county)?.name ?? city.name

/** Rows of `postings`, valid for six weeks from today. */
export function postingRows(today: LocalDate): Row<'postings'>[] {
  return SKETCHES.filter(({ standing }) => !standing).flatMap((sketch) =>
    [...postsOf(sketch), ...(sketch.name === OBJECTIONABLE.employer ? [OBJECTIONABLE.post] : [])].map((post, nth) =>
      postingRow({ sketch, post, nth, today }),
    ),
  )
}

function postingRow({ sketch, post, nth, today }: { sketch: Sketch; post: Post; nth: number; today: LocalDate }) {
  const { perks } = BRANCHES[sketch.branch]
  const place = sketch.town ? `东莞市${sketch.town}某工业区` : placeOf(sketch)
  return {
    id: postingId(sketch, post.title),
    employer_id: idOf<EmployerId>('employer', sketch.name),
    title: post.title,
    trade: post.trade,
    headcount: 2 + Math.floor(shareOf('headcount', sketch.name, post.title) ** 2 * 28),
    content: post.content,
    district: sketch.county ? districtOf(sketch) : null,
    province: sketch.town ? GUANGDONG : null,
    place,
    pay_min: post.pay[0],
    pay_max: post.pay[1],
    pay_unit: post.unit ?? 'month',
    education: post.education ?? 'any',
    perks,
    valid_until: addDays(today, 45),
    flags: flagsOf({ title: post.title, content: post.content, place, perks: [...perks] }),
    published_at: instantOf(addDays(today, -30 - nth), '09:00'),
    closed_at: null,
  }
}
