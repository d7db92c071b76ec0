import { isProvince, provinces } from '@/domain/region/region'
import { PickerField } from '@/ui/picker-field'
import { city, ProvinceCode, type RegionCode } from '../../../../types/division'
import { DistrictFields } from '../district-fields'

type Props = { value: RegionCode; onChange: (region: RegionCode) => void; error?: string }

const elsewhere = provinces.map(({ code, name }) => ({
  value: code as string,
  word: name === '贵州' ? '贵州其他市州' : name,
}))

/** Where the work is: a county of ours, or outside the city the province. */
export function RegionFields({ value, onChange, error }: Props) {
  const district = isProvince(value) ? city.code : value
  const choose = (code: string) => {
    const chosen = ProvinceCode.safeParse(code)
    if (chosen.success) onChange(chosen.data)
  }
  return (
    <>
      <DistrictFields label='上班的区县' elsewhere='铜仁以外' value={district} onChange={onChange} />
      {district === city.code && (
        <PickerField
          id='province'
          label='在哪个省'
          value={isProvince(value) ? value : ''}
          onChange={choose}
          options={elsewhere}
          error={error}
        />
      )}
    </>
  )
}
