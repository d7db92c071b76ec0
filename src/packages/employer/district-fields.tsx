import { countyOf, levelOf } from '@/domain/region/district'
import { townshipsOf } from '@/domain/region/township'
import { PickerField } from '@/ui/picker-field'
import { city, counties, DistrictCode } from '../../../types/division'

type Props = {
  label: string
  value: DistrictCode | null
  onChange: (district: DistrictCode) => void
  /** What a place outside the city is called; it stands for the city as a whole. */
  elsewhere?: string
  error?: string
}

const inside = counties.map(({ code, name }) => ({ value: code as string, word: name }))

/** One of the ten counties, and within it a township for those who know it. */
export function DistrictFields({ label, value, onChange, elsewhere, error }: Props) {
  const county = value && countyOf(value)
  const options = elsewhere ? [...inside, { value: city.code as string, word: elsewhere }] : inside
  const chosen = elsewhere && value === city.code ? city.code : (county ?? '')
  const choose = (code: string) => {
    const district = DistrictCode.safeParse(code)
    if (district.success) onChange(district.data)
  }
  const whole = county ? [{ value: county as string, word: '不选' }] : []
  const townships = county ? townshipsOf(county).map(({ code, name }) => ({ value: code as string, word: name })) : []
  return (
    <>
      <PickerField id='county' label={label} value={chosen} onChange={choose} options={options} error={error} />
      {county && (
        <PickerField
          id='township'
          label='乡镇、街道'
          optional
          value={value && levelOf(value) === 'township' ? value : county}
          onChange={choose}
          options={[...whole, ...townships]}
        />
      )}
    </>
  )
}
