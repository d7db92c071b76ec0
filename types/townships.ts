import { type District, DistrictCode } from './division'
import divisions from './townships.json'

/** The 181 townships, towns and subdistricts in code order. A module of its own: 9 KB that most pages never need. */
export const townships: readonly District[] = divisions.townships.map(({ code, name }) => ({
  code: DistrictCode.parse(code),
  name,
  level: 'township',
  parentCode: DistrictCode.parse(code.slice(0, 6)),
}))
