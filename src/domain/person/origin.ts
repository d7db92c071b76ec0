import { counties, type DistrictCode } from '../../../types/division'
import type { IdType } from '../../../types/person'

/**
 * County codes of the prefecture of Tongren until it became a city (国函〔2011〕131号), which most residents' ID numbers
 * still begin with, and the county of today.
 */
const BEFORE_2011: Readonly<Record<string, string>> = {
  522201: '520602',
  522222: '520621',
  522223: '520622',
  522224: '520623',
  522225: '520624',
  522226: '520625',
  522227: '520626',
  522228: '520627',
  522229: '520628',
  522230: '520603',
}

/**
 * The county of ours a resident ID number was first issued in; null for another place or another document. It says where
 * people come from at large and nothing about where one of them lives, so it only ever counts.
 */
export const originOf = ({ type, number }: { type: IdType; number: string }): DistrictCode | null => {
  if (type !== 'residentId') return null
  const issued = number.slice(0, 6)
  const code = BEFORE_2011[issued] ?? issued
  return counties.find((county) => county.code === code)?.code ?? null
}
