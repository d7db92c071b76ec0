import { sayDistrict } from '@/domain/region/district'
import { latestDay } from '@/domain/series/edit-time'
import { dayOf } from '@/domain/time/calendar'
import { Field } from '@/ui/field'
import { DateField, PickerField } from '@/ui/picker-field'
import type { Instant } from '../../../../types/core'
import type { EditScope } from '../../../../types/series-edit'
import { Group, Side } from '../series/group'
import { MinAgeField, OrganizerFields, WordFields } from '../series/shared-fields'
import { SignUpFields } from '../series/sign-up'
import { TitleField } from '../series/title-field'
import { StopsField } from '../stops-field'
import type { Mistakes, Standing, Typed } from './draft'

type Props = {
  standing: Standing
  typed: Typed
  scope: EditScope
  wrong: Mistakes
  wide: boolean
  now: Instant
  change: (changed: Partial<Typed>) => void
}

/** Title, when and where. */
export function Basics({ standing: { detail, list }, typed, scope, wrong, wide, now, change }: Props) {
  const today = dayOf(now)
  return (
    <Group id='basics' title='基本信息'>
      <TitleField
        id='title'
        value={typed.title}
        onChange={(title) => change({ title })}
        error={wrong.title}
        parts={scope === 'one' ? [] : detail.special ? ['theme', 'date', 'district'] : ['date', 'district']}
        hint={scope === 'one' ? undefined : '改很多场时，〔〕里的字每一场换成自己的'}
      />
      {detail.special && scope === 'one' && (
        <PickerField
          id='theme'
          label='主题'
          value={typed.theme}
          onChange={(theme) => change({ theme })}
          options={list.themes.map(({ code, name }) => ({ value: code, word: name }))}
          error={wrong.theme}
        />
      )}
      {typed.stops.length > 0 && (
        <StopsField
          stops={typed.stops}
          onChange={(stops) => change({ stops, starts: stops[0]?.time || typed.starts })}
          error={wrong.stops}
        />
      )}
      <Side wide={wide}>
        {scope === 'one' && (
          <DateField
            id='day'
            label='哪天'
            from={today}
            until={latestDay(today)}
            value={typed.day}
            onChange={(day) => change({ day })}
            error={wrong.day}
          />
        )}
        {typed.stops.length === 0 && (
          <DateField
            id='starts'
            mode='time'
            label='几点开始'
            value={typed.starts}
            onChange={(starts) => change({ starts })}
          />
        )}
        <DateField
          id='ends'
          mode='time'
          label={typed.stops.length > 0 ? '几点到终点' : '几点结束'}
          value={typed.ends}
          onChange={(ends) => change({ ends })}
          error={wrong.time}
        />
      </Side>
      <PickerField
        id='venueId'
        label='场地'
        placeholder={detail.venue.name}
        value={typed.venueId}
        onChange={(id) => change({ venueId: list.venues.find((venue) => venue.id === id)?.id ?? '' })}
        options={list.venues.map(({ id, name, district }) => ({
          value: id,
          word: `${name}（${sayDistrict(district)}）`,
        }))}
        error={wrong.venueId}
      />
    </Group>
  )
}

/** The open places and the two reserves; all three are sent together. */
export function Seats({ standing: { desk }, typed, wrong, wide, change }: Props) {
  const seats = (name: 'seats' | 'keySeats' | 'walkInSeats', label: string, whose: string) => (
    <Field
      id={name}
      label={label}
      type='number'
      value={typed[name]}
      onChange={(value) => change({ [name]: value })}
      error={name === 'seats' ? wrong.places : undefined}
      hint={name !== 'seats' && !desk.places ? '改名额时要一起填，没有就填 0' : whose}
    />
  )
  return (
    <Group id='seats-group' title='名额'>
      <Side wide={wide}>
        {seats('seats', '公开名额', '不限人员')}
        {seats('keySeats', '重点群体预留', '只给这场面向的那类人')}
        {seats('walkInSeats', '现场预留', '留给没报名直接来的人')}
      </Side>
      <MinAgeField typed={typed} wrong={wrong} change={change} />
    </Group>
  )
}

/** From when and until when people may sign up and cancel. */
export function Window({ typed, wrong, wide, change }: Props) {
  return <SignUpFields typed={typed} wrong={{ opensDaysBefore: wrong.signUp }} wide={wide} change={change} />
}

/** What people read on its page. */
export function Words({ typed, wrong, wide, change }: Props) {
  return (
    <Group id='words' title='介绍和主办方'>
      <WordFields typed={typed} wrong={wrong} change={change} />
      <OrganizerFields typed={typed} wrong={wrong} wide={wide} change={change} />
    </Group>
  )
}
