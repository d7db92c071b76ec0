import { View } from '@tarojs/components'
import type { Tone } from '@/domain/gate/gate'
import { aria } from '@/ui/aria'
import { join } from '@/ui/join'
import styles from './sign.module.scss'

type Props = {
  /** rest: nothing scanned yet, or the answer is on its way */
  tone: Tone | 'rest'
  word: string
  detail?: string
  next?: string
  /** How it was decided, where that matters: 离线. */
  mark?: string
  /** What to do for somebody, never why. */
  flags?: readonly string[]
}

/** The gate's answer, readable from a metre away: a colour, a shape, one or two words; then whose and what to do. */
export function Sign({ tone, word, detail, next, mark, flags = [] }: Props) {
  return (
    <View id='sign' className={join(styles.sign, styles[tone])} {...aria({ role: 'status', live: 'assertive' })}>
      {mark && <View className={styles.off}>{mark}</View>}
      <View className={styles.ground} {...aria({ hidden: true })}>
        <View className={styles.shape} />
      </View>
      <View id='sign-word' className={styles.word}>
        {word}
      </View>
      {detail && (
        <View id='sign-detail' className={styles.detail}>
          {detail}
        </View>
      )}
      {flags.map((flag) => (
        <View key={flag} id='sign-flag' className={styles.flag}>
          {flag}
        </View>
      ))}
      {next && (
        <View id='sign-next' className={styles.next}>
          {next}
        </View>
      )}
    </View>
  )
}
