import { Chip, Chips } from '@/ui/chip'
import { Field } from '@/ui/field'
import { goToFirst } from '@/ui/missing'

type Props = {
  /** Of its own where another stands on the page under a sheet. */
  id?: string
  label: string
  /** Usual ones, each one tap. */
  reasons: readonly string[]
  value: string
  maxLength: number
  placeholder?: string
  error?: string
  onChange: (reason: string) => void
}

/** To the reason that is missing. */
export const goToReason = (): void => goToFirst([{ id: 'reason', label: '' }])

/** Why staff do something to others: one line, or one of the usual reasons. */
export function ReasonField({ id = 'reason', reasons, onChange, ...field }: Props) {
  return (
    <>
      <Field id={id} {...field} onChange={onChange} />
      <Chips>
        {reasons.map((word, place) => (
          <Chip key={word} id={`${id}-${place}`} onTap={() => onChange(word)}>
            {word}
          </Chip>
        ))}
      </Chips>
    </>
  )
}
