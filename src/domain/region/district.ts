import { city, counties, type DistrictCode, type DistrictLevel } from '../../../types/division'

/** Whether a district lies inside a scope (a staff member's district, a filter); every district is inside itself. */
export const isInScope = (district: DistrictCode, scope: DistrictCode): boolean => district.startsWith(scope)

export const levelOf = (code: DistrictCode): DistrictLevel =>
  code.length === 4 ? 'city' : code.length === 6 ? 'county' : 'township'

/** The county a county or township code lies in; null for the whole city. */
export const countyOf = (code: DistrictCode): DistrictCode | null =>
  counties.find((county) => isInScope(code, county.code))?.code ?? null

/**
 * Official name of the city or county (松桃苗族自治县). A township code answers with its county's name, a code outside
 * the ten counties with the city's: the township names are in `township.ts`.
 */
export const districtName = (code: DistrictCode): string =>
  counties.find((county) => isInScope(code, county.code))?.name ?? city.name

/** What people call it, for chips and narrow columns: 松桃县, 碧江区, 铜仁市. */
export const sayDistrict = (code: DistrictCode): string =>
  districtName(code).replace(/(?:侗族|土家族|苗族)+自治县$/, '县')
