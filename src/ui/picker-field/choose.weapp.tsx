import { Picker, Text, View } from '@tarojs/components'
import { aria } from '../aria'
import { Icon } from '../icon'
import type { ChooseDayProps, ChooseProps } from './choose'
import styles from './index.module.scss'

type Shown = Pick<ChooseProps, 'label' | 'className' | 'placeholder' | 'error'> & { word: string | undefined }

function Shown({ label, className, placeholder, error, word }: Shown) {
  const said = [label, word ?? '未选', error].filter(Boolean).join('，')
  return (
    <View className={className} {...aria({ role: 'button', label: said })}>
      <Text className={word ? styles.word : styles.placeholder}>{word ?? placeholder}</Text>
      <Icon name='down' size={18} />
    </View>
  )
}

export function Choose({ id, options, value, onChange, disabled, ...shown }: ChooseProps) {
  const at = options.findIndex((option) => option.value === value)
  return (
    <Picker
      id={id}
      mode='selector'
      range={options.map((option) => option.word)}
      value={Math.max(0, at)}
      disabled={disabled}
      onChange={(chosen) => onChange(options[Number(chosen.detail.value)]?.value ?? '')}
    >
      <Shown {...shown} word={options[at]?.word} />
    </Picker>
  )
}

export function ChooseDay({ id, mode, from, until, value, onChange, disabled, ...shown }: ChooseDayProps) {
  return (
    <Picker
      id={id}
      mode={mode}
      start={from}
      end={until}
      value={value}
      disabled={disabled}
      onChange={(chosen) => onChange(chosen.detail.value)}
    >
      <Shown {...shown} word={value || undefined} />
    </Picker>
  )
}
