import { Field } from '@/ui/field'
import { PickerField } from '@/ui/picker-field'
import { keyGroupLabel } from '@/wording/labels'
import { eligibilityLabel } from '@/wording/series'
import { KeyGroup } from '../../../../types/person'
import { Eligibility } from '../../../../types/waitlist'
import { Group, type PartProps, Side } from './group'
import { MinAgeField } from './shared-fields'

const groups = [
  { value: 'any', word: '不限' },
  ...KeyGroup.options.map((group) => ({ value: group as string, word: keyGroupLabel[group] })),
]
const rights = Eligibility.options.map((right) => ({ value: right as string, word: eligibilityLabel[right] }))

/** How many, for whom: the open places and the two reserves, which cannot block each other. */
export function Places({ typed, change, wrong, wide }: PartProps) {
  const group = (value: string) => {
    const chosen = KeyGroup.safeParse(value)
    change({ keyGroup: chosen.success ? chosen.data : '' })
  }
  const right = (value: string) => {
    const chosen = Eligibility.safeParse(value)
    if (chosen.success) change({ eligibility: chosen.data })
  }
  const seats = (name: 'seats' | 'keySeats' | 'walkInSeats', label: string, hint: string) => (
    <Field
      id={name}
      label={label}
      type='number'
      value={typed[name]}
      onChange={(value) => change({ [name]: value })}
      error={name === 'seats' ? wrong.places : undefined}
      hint={hint}
    />
  )
  return (
    <Group id='places' title='名额'>
      <Side wide={wide}>
        {seats('seats', '公开名额', '不限人员')}
        {seats('keySeats', '重点群体预留', '只给下面选的这类人')}
        {seats('walkInSeats', '现场预留', '留给没报名直接来的人')}
      </Side>
      <Side wide={wide}>
        <PickerField
          id='keyGroup'
          label='面向哪类人'
          value={typed.keyGroup || 'any'}
          onChange={group}
          options={groups}
          error={wrong.keyGroup}
          hint={typed.special ? '主题自己带了人群的，以主题为准' : undefined}
        />
        <PickerField
          id='eligibility'
          label='谁能报名'
          value={typed.eligibility}
          onChange={right}
          options={rights}
          error={wrong.eligibility}
        />
        <MinAgeField typed={typed} wrong={wrong} change={change} />
      </Side>
    </Group>
  )
}
