import { fullDistrictName } from '../../src/domain/region/township'
import type { VenueId } from '../../types/core'
import { counties, type DistrictCode } from '../../types/division'
import { townships } from '../../types/townships'
import { idOf, pick } from './ids'
import type { Row } from './rows'

/** A place of the demo with what the plan of a day needs to know of it. */
export type DemoVenue = Row<'venues'> & { id: VenueId; use: 'market' | 'community' | 'park' | 'school' }

/** County seats, GCJ-02, to about a kilometre. */
const SEATS: Record<string, [lng: number, lat: number]> = {
  520602: [109.1918, 27.7183],
  520603: [109.2136, 27.5177],
  520621: [108.8395, 27.6995],
  520622: [108.9066, 27.243],
  520623: [108.2234, 27.5138],
  520624: [108.2535, 27.9375],
  520625: [108.4096, 27.9941],
  520626: [108.1198, 28.2639],
  520627: [108.5039, 28.5639],
  520628: [109.2029, 28.1542],
}

const short = (name: string) => name.replace(/(?:侗族|土家族|苗族)+自治县$|[县区]$/, '')

function venuesOf(county: (typeof counties)[number]): DemoVenue[] {
  const name = short(county.name)
  const [lng, lat] = SEATS[county.code]!
  const towns = townships.filter((town) => town.code.startsWith(county.code) && /街道$|镇$/.test(town.name))
  const town = towns.find((each) => each.name === '川硐街道') ?? pick(towns, 'town', county.code)
  const place = (use: DemoVenue['use'], facts: { name: string; address: string; how: string; at: DistrictCode }) => ({
    id: idOf<VenueId>('venue', county.code, use),
    use,
    name: facts.name,
    address: facts.address,
    district: facts.at,
    lng: Math.round((lng + { market: 0, community: 0.012, park: -0.021, school: 0.006 }[use]) * 10_000) / 10_000,
    lat: Math.round((lat + { market: 0, community: 0.009, park: 0.017, school: -0.008 }[use]) * 10_000) / 10_000,
    how_to_get: facts.how,
  })
  return [
    place('market', {
      name: `${name}人力资源市场`,
      address: `${county.name}城区就业服务中心一楼`,
      how: '县城公交到“就业服务中心”站，门口有停车位。',
      at: county.code,
    }),
    place('community', {
      name: `${town.name.replace(/街道$|镇$/, '')}社区广场`,
      address: `${fullDistrictName(town.code)}社区服务中心旁`,
      how: '步行可到；从乡镇来的坐班车到社区路口下。',
      at: town.code,
    }),
    place('park', {
      name: `${name}产业园区就业驿站`,
      address: `${county.name}产业园区服务中心`,
      how: '园区通勤车停在驿站门口，自驾导航到园区服务中心。',
      at: county.code,
    }),
    place('school', {
      name: `${name}职业技能实训楼`,
      address: `${county.name}职业学校旁实训楼二楼`,
      how: '到职业学校大门右转，进实训楼上二楼。',
      at: county.code,
    }),
  ]
}

/** Where the Friday specials are held. */
export const CITY_MARKET: DemoVenue = {
  id: idOf<VenueId>('venue', 'city-market'),
  use: 'market',
  name: '铜仁市人力资源市场',
  address: '碧江区金滩大道 二楼大厅',
  district: counties[0]!.code,
  lng: 109.1845,
  lat: 27.7262,
  how_to_get: '松桃、江口、万山有就业直通车，免费乘坐，可在本页报名乘车。市内公交到“人力资源市场”站。',
}

export const VENUES: readonly DemoVenue[] = [CITY_MARKET, ...counties.flatMap(venuesOf)]

/** The venue of a county for a use. */
export const venueOf = (county: DistrictCode, use: DemoVenue['use']): DemoVenue =>
  VENUES.find((venue) => venue.id === idOf<VenueId>('venue', county, use)) as DemoVenue

export const venueRows = (): Row<'venues'>[] => VENUES.map(({ use: _, ...row }) => row)
