import { levelOf, sayDistrict } from '@/domain/region/district'
import { fullDistrictName, townshipsOf } from '@/domain/region/township'
import { isAtHome } from '@/domain/series/overlap'
import { Field } from '@/ui/field'
import { PickerField } from '@/ui/picker-field'
import { counties, DistrictCode } from '../../../../types/division'
import type { VenueChoice } from '../../../../types/series'
import { Group, type PartProps, Side } from './group'
import { OrganizerFields } from './shared-fields'

/** The divisions a clerk may plan for: their own and the level below, and the one the series already has. */
const districtsOf = (scope: DistrictCode, value: DistrictCode): readonly DistrictCode[] => {
  const below = levelOf(scope) === 'city' ? counties : levelOf(scope) === 'county' ? townshipsOf(scope) : []
  return [...new Set([scope, ...below.map(({ code }) => code), value])]
}

const venuesAt = (venues: readonly VenueChoice[], district: DistrictCode) =>
  venues.filter((venue) => isAtHome(venue.district, district))

type Props = PartProps & { scope: DistrictCode; venues: readonly VenueChoice[] }

/** Where it is, and who answers the phone there. */
export function Where({ typed, change, wrong, wide, scope, venues }: Props) {
  const choose = (code: string) => {
    const chosen = DistrictCode.safeParse(code)
    if (!chosen.success) return
    const stays = venuesAt(venues, chosen.data).some(({ id }) => id === typed.venueId)
    change({ district: chosen.data, venueId: stays ? typed.venueId : '' })
  }
  const near = venuesAt(venues, typed.district)
  return (
    <Group id='where' title='在哪里'>
      <Side wide={wide}>
        <PickerField
          id='district'
          label='算哪里的活动'
          value={typed.district}
          onChange={choose}
          options={districtsOf(scope, typed.district).map((code) => ({ value: code, word: fullDistrictName(code) }))}
          error={wrong.district}
        />
        <PickerField
          id='venueId'
          label={typed.kind !== 'bus' ? '场地' : typed.boundFor.trim() ? '在哪里集合' : '开到哪里'}
          placeholder={near.length > 0 ? '请选场地' : '本区县还没有场地，请联系管理员添加'}
          value={typed.venueId}
          onChange={(id) => change({ venueId: venues.find((venue) => venue.id === id)?.id ?? '' })}
          options={near.map(({ id, name, district }) => ({ value: id, word: `${name}（${sayDistrict(district)}）` }))}
          error={wrong.venueId}
        />
      </Side>
      {typed.kind === 'bus' && (
        <Field
          id='boundFor'
          label='外地目的地（选填）'
          optional
          maxLength={40}
          placeholder='如：东莞市厚街镇'
          value={typed.boundFor}
          onChange={(boundFor) => change({ boundFor })}
          error={wrong.boundFor}
          hint='不填就是开到上面的场地，会出现在那里当天招聘会的页面上'
        />
      )}
      <OrganizerFields typed={typed} wrong={wrong} wide={wide} placeholder='如：碧江区就业局' change={change} />
    </Group>
  )
}
