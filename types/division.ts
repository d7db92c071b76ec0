import * as z from 'zod/mini'
import divisions from './counties.json'

/**
 * Official division code without trailing zeros (GB/T 2260, GB/T 10114): city `5206`, county `520602`, township
 * `520602001`. A division lies inside another exactly when its code starts with the other's.
 */
export const DistrictCode = z
  .string()
  .check(z.regex(new RegExp(`^${divisions.city.code}([0-9]{2}([0-9]{3})?)?$`)))
  .brand<'DistrictCode'>()
export type DistrictCode = z.infer<typeof DistrictCode>

/**
 * A province elsewhere by its two digits (GB/T 2260); for the rest of our own province its code stands alone, 52. Whole
 * lists of names are in `src/domain/region/region.ts`.
 */
export const ProvinceCode = z
  .string()
  .check(z.regex(/^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])$/))
  .brand<'ProvinceCode'>()
export type ProvinceCode = z.infer<typeof ProvinceCode>

/** Where work is: in a district of ours, or in a province elsewhere. */
export const RegionCode = z.union([DistrictCode, ProvinceCode])
export type RegionCode = z.infer<typeof RegionCode>

export const DistrictLevel = z.enum(['city', 'county', 'township'])
export type DistrictLevel = z.infer<typeof DistrictLevel>

/** A row of `districts`: the scope of every staff right and the place of everything that happens somewhere. */
export const District = z.object({
  code: DistrictCode,
  name: z.string(),
  level: DistrictLevel,
  parentCode: z.nullable(DistrictCode),
})
export type District = z.infer<typeof District>

const cityCode = DistrictCode.parse(divisions.city.code)

/** The city itself; the scope of a city clerk. */
export const city: District = { code: cityCode, name: divisions.city.name, level: 'city', parentCode: null }

/** The ten counties and districts in code order. Townships are in `townships.ts`, for the pages that need them. */
export const counties: readonly District[] = divisions.counties.map(({ code, name }) => ({
  code: DistrictCode.parse(code),
  name,
  level: 'county',
  parentCode: cityCode,
}))
