import { View } from '@tarojs/components'
import { Tick } from '@/ui/tick'
import styles from './index.module.scss'

type Props = {
  id: string
  on: boolean
  words: { word: string; detail: string }
  error?: string
  onChange: (on: boolean) => void
}

/** One thing to agree to, with what it is for in a line. */
export function AgreeTick({ id, on, words: { word, detail }, error, onChange }: Props) {
  return (
    <Tick id={id} on={on} label={`${word}。${detail}`} error={error} onChange={onChange}>
      <View className={styles.agree}>{word}</View>
      <View className={styles.detail}>{detail}</View>
    </Tick>
  )
}
