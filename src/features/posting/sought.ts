import { useEffect, useState } from 'react'
import { sayDistrict } from '@/domain/region/district'
import { cell, useCell } from '@/platform/cell'
import { tradeLabel } from '@/wording/labels'
import { city, counties, type DistrictCode } from '../../../types/division'
import { PayUnit, type PostingSought, Trade } from '../../../types/posting'
import { chooseDistrict, useDistrict } from '../district/use-district'

/** Pay as it is asked for: what a month may come to, or how it is paid. */
type PayWish = number | PayUnit | null

/** What somebody looks for, as typed and chosen. `place`: a county, the whole city, elsewhere, or anywhere. */
export type Wish = { search: string; trade: Trade | null; pay: PayWish; place: DistrictCode | 'away' | null }

export const ANYTHING: Wish = { search: '', trade: null, pay: null, place: null }

type Option = { value: string; word: string }

const ALL = 'all'

export const trades: readonly Option[] = [
  { value: ALL, word: '不限工种' },
  ...Trade.options.map((trade) => ({ value: trade as string, word: tradeLabel[trade] })),
]

export const pays: readonly Option[] = [
  { value: ALL, word: '不限工资' },
  ...[3000, 4000, 5000, 6000, 8000].map((pay) => ({ value: `${pay}`, word: `能到 ${pay}` })),
  { value: 'day', word: '按天算' },
  { value: 'hour', word: '按小时算' },
  { value: 'piece', word: '按件算' },
]

export const places: readonly Option[] = [
  { value: ALL, word: '不限地点' },
  { value: city.code, word: '铜仁本地' },
  ...counties.map(({ code }) => ({ value: code as string, word: sayDistrict(code) })),
  { value: 'away', word: '铜仁以外' },
]

/** The value of a choice in its list. */
export const choiceOf = (chosen: string | number | null): string => (chosen === null ? ALL : `${chosen}`)

export const tradeOf = (value: string): Wish['trade'] => Trade.safeParse(value).data ?? null

export const payOf = (value: string): Wish['pay'] =>
  PayUnit.safeParse(value).data ?? (value === ALL ? null : Number(value))

export const placeOf = (value: string): Wish['place'] =>
  value === 'away' ? value : ([city, ...counties].find(({ code }) => code === value)?.code ?? null)

/** As the cloud is asked. */
export const soughtOf = ({ search, trade, pay, place }: Wish): PostingSought => ({
  search: search.trim(),
  trade,
  payFrom: typeof pay === 'number' ? pay : null,
  payUnit: typeof pay === 'string' ? pay : null,
  district: place === 'away' ? null : place,
  away: place === 'away',
})

/** 铜仁以外 · 餐饮酒店 · 按天算: what is looked for, in words; '' for anything. */
export const sayWish = ({ search, trade, pay, place }: Wish): string =>
  [
    search.trim() && `“${search.trim()}”`,
    place && places.find(({ value }) => value === choiceOf(place))?.word,
    trade && tradeLabel[trade],
    typeof pay === 'number' ? `月薪能到 ${pay}` : pay && pays.find(({ value }) => value === pay)?.word,
  ]
    .filter(Boolean)
    .join(' · ')

const PAUSE = 300

/** The wish with its words as they are once the fingers rest for a moment: that is what is asked for. */
export function useSettled(wish: Wish): Wish {
  const [search, setSearch] = useState(wish.search)
  useEffect(() => {
    const timer = setTimeout(() => setSearch(wish.search), wish.search === '' ? 0 : PAUSE)
    return () => clearTimeout(timer)
  }, [wish.search])
  return { ...wish, search }
}

const kept = cell<Wish>(ANYTHING)

/** Changes what is looked for in the city's list. A county goes for every list of the app, what is no county for this one. */
export const wishFor = ({ place, ...changed }: Partial<Wish>): void => {
  const isCounty = typeof place === 'string' && place !== 'away' && place !== city.code
  if (isCounty || place === null) chooseDistrict(place)
  const own = place === undefined ? {} : { place: isCounty ? null : place }
  kept.set({ ...kept.get(), ...changed, ...own })
}

/** What is looked for in the city's list; it outlives the page, so that going back finds it again. */
export function useWish(): Wish {
  const district = useDistrict()
  const wish = useCell(kept)
  return { ...wish, place: wish.place ?? district }
}
