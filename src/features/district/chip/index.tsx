import { sayDistrict } from '@/domain/region/district'
import { city, counties } from '../../../../types/division'
import { chooseDistrict, useDistrict } from '../use-district'
import { ChoiceChip } from './choice-chip'

const options = [
  { value: city.code as string, word: '全市' },
  ...counties.map(({ code }) => ({ value: code as string, word: sayDistrict(code) })),
]

/** Which county the lists are about. `shared`: it shares its row with other choices. */
export function DistrictChip({ shared = false }: { shared?: boolean }) {
  const district = useDistrict()
  return (
    <ChoiceChip
      id='district'
      label='区县'
      shared={shared}
      options={options}
      value={district ?? city.code}
      placeholder='全市'
      onChange={(code) => chooseDistrict(counties.find((county) => county.code === code)?.code ?? null)}
    />
  )
}
