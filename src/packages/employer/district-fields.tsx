import { PickerField } from '@/components/picker-field'
import { countyOf, levelOf } from '@/domain/district'
import { townshipsOf } from '@/domain/township'
import { counties, DistrictCode } from '../../../types/division'

type Props = {
  label: string
  value: DistrictCode | null
  onChange: (district: DistrictCode) => void
  error?: string
}

const options = counties.map(({ code, name }) => ({ value: code as string, word: name }))

/** One of the ten counties, and within it a township for those who know it. */
export function DistrictFields({ label, value, onChange, error }: Props) {
  const county = value && countyOf(value)
  const choose = (code: string) => {
    const chosen = DistrictCode.safeParse(code)
    if (chosen.success) onChange(chosen.data)
  }
  const whole = county ? [{ value: county as string, word: '不选' }] : []
  const townships = county ? townshipsOf(county).map(({ code, name }) => ({ value: code as string, word: name })) : []
  return (
    <>
      <PickerField id='county' label={label} value={county ?? ''} onChange={choose} options={options} error={error} />
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
