import { Frame, type FrameProps } from '../field/frame'
import { join } from '../join'
import { Choose, ChooseDay, type Option } from './choose'
import styles from './index.module.scss'

type Shared = FrameProps & {
  value: string
  onChange: (value: string) => void
  placeholder?: string
  disabled?: boolean
}

const classOf = (error?: string) => join(styles.box, error && styles.wrong)

/** One of a list to choose. `value` is '' while nothing is chosen. */
export function PickerField({
  options,
  placeholder = '请选择',
  disabled = false,
  ...it
}: Shared & { options: readonly Option[] }) {
  return (
    <Frame {...it}>
      <Choose {...it} className={classOf(it.error)} placeholder={placeholder} disabled={disabled} options={options} />
    </Frame>
  )
}

/** A day (YYYY-MM-DD) or a time (HH:mm) to choose, within bounds where there are some. */
export function DateField({
  mode = 'date',
  placeholder = '请选择',
  disabled = false,
  ...it
}: Shared & { mode?: 'date' | 'time'; from?: string; until?: string }) {
  return (
    <Frame {...it}>
      <ChooseDay {...it} className={classOf(it.error)} placeholder={placeholder} disabled={disabled} mode={mode} />
    </Frame>
  )
}
