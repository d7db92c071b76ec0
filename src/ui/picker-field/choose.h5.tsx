import { join } from '../join'
import type { ChooseDayProps, ChooseProps } from './choose'
import styles from './index.module.scss'

type Named = Pick<ChooseProps, 'id' | 'label' | 'disabled' | 'error'>

const named = ({ id, label, disabled, error }: Named) => ({
  id,
  disabled,
  'aria-label': label,
  'aria-invalid': Boolean(error),
  'aria-describedby': error ? `${id}-error` : undefined,
})

export function Choose({ className, options, value, onChange, placeholder, ...it }: ChooseProps) {
  return (
    <select
      {...named(it)}
      className={join(className, styles.native, !value && styles.placeholder)}
      value={value}
      onChange={(chosen) => onChange(chosen.target.value)}
    >
      <option value='' disabled>
        {placeholder}
      </option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.word}
        </option>
      ))}
    </select>
  )
}

export function ChooseDay({ className, mode, from, until, value, onChange, placeholder, ...it }: ChooseDayProps) {
  return (
    <input
      {...named(it)}
      type={mode}
      className={join(className, styles.native)}
      placeholder={placeholder}
      min={from}
      max={until}
      value={value}
      onChange={(chosen) => onChange(chosen.target.value)}
    />
  )
}
