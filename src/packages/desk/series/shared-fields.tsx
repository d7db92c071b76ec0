import { Field } from '@/ui/field'
import { Side } from './group'

type Words = { about: string; bring: string }
type Organizer = { organizerName: string; organizerPhone: string }

/** What people read on its page; of a template and of one date alike. */
export function WordFields({
  typed,
  wrong,
  change,
}: {
  typed: Words
  wrong: { about?: string; bring?: string }
  change: (changed: Partial<Words>) => void
}) {
  return (
    <>
      <Field
        id='about'
        label='介绍'
        lines='many'
        maxLength={2000}
        value={typed.about}
        onChange={(about) => change({ about })}
        error={wrong.about}
      />
      <Field
        id='bring'
        label='要带什么'
        maxLength={200}
        value={typed.bring}
        onChange={(bring) => change({ bring })}
        error={wrong.bring}
      />
    </>
  )
}

/** Who holds it and answers the phone; of a template and of one date alike. */
export function OrganizerFields({
  typed,
  wrong,
  wide,
  placeholder,
  change,
}: {
  typed: Organizer
  wrong: { organizer?: string }
  wide: boolean
  placeholder?: string
  change: (changed: Partial<Organizer>) => void
}) {
  return (
    <Side wide={wide}>
      <Field
        id='organizerName'
        label='主办方'
        maxLength={40}
        placeholder={placeholder}
        value={typed.organizerName}
        onChange={(organizerName) => change({ organizerName })}
        error={wrong.organizer}
      />
      <Field
        id='organizerPhone'
        label='咨询电话'
        type='line'
        value={typed.organizerPhone}
        onChange={(organizerPhone) => change({ organizerPhone })}
      />
    </Side>
  )
}

/** The youngest who may come; nothing for everybody. */
export function MinAgeField({
  typed,
  wrong,
  change,
}: {
  typed: { minAge: string }
  wrong: { minAge?: string }
  change: (changed: { minAge: string }) => void
}) {
  return (
    <Field
      id='minAge'
      label='最低年龄（周岁）'
      optional
      type='number'
      value={typed.minAge}
      onChange={(minAge) => change({ minAge })}
      error={wrong.minAge}
    />
  )
}
