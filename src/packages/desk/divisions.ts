import { levelOf } from '@/domain/region/district'
import { townshipsOf } from '@/domain/region/township'
import { counties, type DistrictCode } from '../../../types/division'

/** A clerk's own division and those on the level below it. */
export const divisionsBelow = (scope: DistrictCode): readonly DistrictCode[] => {
  const below = levelOf(scope) === 'city' ? counties : levelOf(scope) === 'county' ? townshipsOf(scope) : []
  return [scope, ...below.map(({ code }) => code)]
}
