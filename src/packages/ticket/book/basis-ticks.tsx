import { View } from '@tarojs/components'
import { Tick } from '@/ui/tick'
import { basisTick } from '@/wording/person'
import type { ConsentBasis } from '../../../../types/person'
import styles from './index.module.scss'

type Props = {
  /** On what one may agree; oneself needs no word of it. */
  bases: readonly ConsentBasis[]
  said: ConsentBasis | null
  /** What is new in the rules for children, where the guardian is asked anew. */
  changes?: string | null
  error?: string
  onSay: (basis: ConsentBasis | null) => void
}

/** That the family member said yes, or that one is the guardian: where both may be, one of them. */
export function BasisTicks({ bases, said, changes = null, error, onSay }: Props) {
  const asked = bases.filter((basis) => basis !== 'self')
  const ticks = asked.map((basis, at) => {
    const { word, detail: own } = basisTick[basis]
    const detail = basis === 'guardian' && bases.length === 1 && changes ? `${own}规则这次改了：${changes}。` : own
    return (
      <Tick
        key={basis}
        id={`basis-${basis}`}
        on={said === basis}
        label={`${word}。${detail}`}
        error={at === asked.length - 1 ? error : undefined}
        onChange={(on) => onSay(on ? basis : null)}
      >
        <View className={styles.agree}>{word}</View>
        <View className={styles.detail}>{detail}</View>
      </Tick>
    )
  })
  return <View id='basis'>{ticks}</View>
}
