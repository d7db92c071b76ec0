import { decidePublishing } from '@/domain/posting/posting'
import { readAmount, readWhole } from '@/domain/text/typed'
import { addDays } from '@/domain/time/calendar'
import { sayRefusal } from '@/wording/refusal'
import type { LocalDate, PostingId } from '../../../../types/core'
import type { RegionCode } from '../../../../types/division'
import type { Employer } from '../../../../types/employer'
import { type Education, type PayUnit, type Posting, PostingDraft, type Trade } from '../../../../types/posting'
import type { Refusal } from '../../../../types/refusal'
import { mistakesOf } from '../mistakes'

/** The form's own shape: numbers as typed. */
export type Typed = {
  postingId: PostingId
  title: string
  trade: Trade | ''
  headcount: string
  content: string
  region: RegionCode
  place: string
  payMin: string
  payMax: string
  payUnit: PayUnit
  /** The recruiter's yes to this very pay, as typed. */
  paySure: string
  education: Education
  perks: readonly string[]
  validUntil: LocalDate
}

export type FieldName = 'title' | 'trade' | 'headcount' | 'content' | 'region' | 'place' | 'pay' | 'validUntil'
export type Mistakes = Partial<Record<FieldName, string>>

/** What the form starts from: the posting to correct, or the employer's own place and a month of validity. */
export const typedOf = (posting: Posting | null, employer: Employer, fresh: PostingId, today: LocalDate): Typed => ({
  postingId: posting?.id ?? fresh,
  title: posting?.title ?? '',
  trade: posting?.trade ?? '',
  headcount: posting ? `${posting.headcount}` : '',
  content: posting?.content ?? '',
  region: posting?.region ?? employer.district,
  place: posting?.place ?? employer.address.slice(0, 60),
  payMin: posting ? `${posting.pay.min}` : '',
  payMax: posting ? `${posting.pay.max}` : '',
  payUnit: posting?.pay.unit ?? 'month',
  paySure: posting?.paySure
    ? payKey({ payMin: `${posting.pay.min}`, payMax: `${posting.pay.max}`, payUnit: posting.pay.unit })
    : '',
  education: posting?.education ?? 'any',
  perks: posting?.perks ?? [],
  validUntil: posting && posting.validUntil >= today ? posting.validUntil : addDays(today, 30),
})

/** What a yes to unusual pay is about: other numbers, or another unit, are asked about again. */
export const payKey = ({ payMin, payMax, payUnit }: Pick<Typed, 'payMin' | 'payMax' | 'payUnit'>): string =>
  `${readAmount(payMin, 2, '元')} ${payMax.trim() ? readAmount(payMax, 2, '元') : readAmount(payMin, 2, '元')} ${payUnit}`

/** What would be sent, numbers read. */
export const wishOf = ({ payMin, payMax, payUnit, paySure, headcount, perks, ...typed }: Typed) => ({
  ...typed,
  perks: [...perks],
  headcount: readWhole(headcount, '人'),
  pay: {
    min: readAmount(payMin, 2, '元'),
    max: payMax.trim() ? readAmount(payMax, 2, '元') : readAmount(payMin, 2, '元'),
    unit: payUnit,
  },
  paySure: paySure !== '' && paySure === payKey({ payMin, payMax, payUnit }),
})

const words: Mistakes = {
  title: '请填岗位名称，30 个字以内，如“数控操作工”',
  trade: '请选工种，求职者按它找',
  headcount: '请填招聘人数，1 到 9999',
  content: '请写清工作内容，1000 字以内',
  region: '请选在哪个区县上班，不在铜仁就选省份',
  place: '请填工作地点，60 字以内',
  pay: '请填工资，最多两位小数，如 3500 或 19.6',
  validUntil: '请选招聘截止日期',
}

const said = (refusal: Refusal) => {
  const { title, next } = sayRefusal(refusal)
  return `${title}。${next}`
}

/** The field a refusal is about, if it is about one. */
export const fieldOf = ({ code }: Refusal): FieldName | null =>
  code === 'posting.payRange' || code === 'posting.payUnlikely' || code === 'posting.payWide'
    ? 'pay'
    : code === 'posting.validity'
      ? 'validUntil'
      : null

export const mistakeOf = (refusal: Refusal): Mistakes => {
  const field = fieldOf(refusal)
  return field ? { [field]: said(refusal) } : {}
}

/** What is wrong on the form, by the contract's schema and the rule the cloud decides with. */
export function postingMistakes(typed: Typed, today: LocalDate): Mistakes {
  const wish = wishOf(typed)
  const checked = PostingDraft.safeParse(wish)
  const found: Mistakes = mistakesOf(checked, words)
  if (!checked.success) return found
  const decision = decidePublishing(wish, today)
  return decision.ok ? found : { ...found, ...mistakeOf(decision.refusal) }
}
