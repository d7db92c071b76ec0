import type { ReactElement } from 'react'

export type Option = { value: string; word: string }

export type ChooseProps = {
  id: string
  label: string
  className: string
  value: string
  onChange: (value: string) => void
  placeholder: string
  error?: string
  disabled: boolean
  options: readonly Option[]
}

export type ChooseDayProps = Omit<ChooseProps, 'options'> & { mode: 'date' | 'time'; from?: string; until?: string }

/** One of a list: WeChat's wheel there, the browser's own list on h5. */
export declare function Choose(props: ChooseProps): ReactElement
/** A day as YYYY-MM-DD or a time as HH:mm. */
export declare function ChooseDay(props: ChooseDayProps): ReactElement
