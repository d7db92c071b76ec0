import { Input, Textarea } from '@tarojs/components'
import { useContext } from 'react'
import { cleanLine } from '../../../types/text'
import { aria } from '../aria'
import { join } from '../join'
import { InSheet } from '../sheet/in-sheet'
import { Frame, type FrameProps } from './frame'
import styles from './index.module.scss'

type Props = FrameProps & {
  value: string
  onChange: (value: string) => void
  onLeave?: () => void
  /** Which keyboard comes up. tel: a person's number, digits alone · line: a firm's, with its dashes and plus */
  type?: 'text' | 'number' | 'idcard' | 'tel' | 'line' | 'digit'
  placeholder?: string
  /** Of words; a number or a code is never cut. */
  maxLength?: number
  lines?: 'one' | 'many'
  disabled?: boolean
}

/**
 * A browser's number fields drop blanks, points, signs and the plus of +852; WeChat's only change the keyboard, and the
 * one for digits has neither plus nor dash.
 */
const typeOf = (type: Props['type']) => {
  if (process.env.TARO_ENV === 'h5' || type === 'line') return 'text'
  return type === 'tel' ? 'number' : (type ?? 'text')
}

const KEYS = {
  text: undefined,
  idcard: undefined,
  tel: 'tel',
  line: 'tel',
  number: 'numeric',
  digit: 'decimal',
} as const

/** A number or a code cut at its end is another one: it is kept as pasted, and whoever reads it blames what is too long. */
const lengthOf = (type: Props['type'], maxLength: number) => (type && type !== 'text' ? 140 : maxLength)

/** Pasted characters that show nothing are nothing; blanks stay, as somebody may be about to go on. */
const seen = (value: string) => (value.trim() !== '' && cleanLine(value) === '' ? '' : value)

/** h5 draws the real input inside its own element: name and error must be on the real one. */
const spoken = (id: string, label: string, error?: string, type?: Props['type']) =>
  process.env.TARO_ENV === 'h5'
    ? {
        nativeProps: {
          'aria-label': label,
          'aria-invalid': error ? 'true' : 'false',
          'aria-describedby': error ? `${id}-error` : undefined,
          inputMode: KEYS[type ?? 'text'],
        },
      }
    : aria({ label: error ? `${label}，${error}` : label })

/** A mistake shown at once would push the page away under the finger that leaves the field by pressing something else. */
const AFTER_TAP_MS = 150

/** Something to write, with its name above and what is wrong with it below. */
export function Field({ lines = 'one', maxLength = 140, disabled = false, ...it }: Props) {
  const shared = {
    id: it.id,
    value: it.value,
    placeholder: it.placeholder,
    placeholderClass: styles.placeholder,
    maxlength: lengthOf(it.type, maxLength),
    disabled,
    onInput: (typed: { detail: { value: string } }) => it.onChange(seen(typed.detail.value)),
    onBlur: () => void setTimeout(() => it.onLeave?.(), AFTER_TAP_MS),
    ...spoken(it.id, it.label, it.error, it.type),
  }
  const fixed = useContext(InSheet)
  const className = join(styles.input, it.error && styles.wrong, disabled && styles.fixed)
  return (
    <Frame {...it}>
      {lines === 'many' ? (
        <Textarea {...shared} fixed={fixed} className={join(className, styles.many)} />
      ) : (
        <Input {...shared} className={className} type={typeOf(it.type)} />
      )}
    </Frame>
  )
}
