import { View } from '@tarojs/components'
import { isSameRule, shippedRule } from '@/domain/policy/policy'
import { sayTime } from '@/domain/time/calendar'
import { sayDate } from '@/wording/person'
import { sayRule } from '@/wording/policy'
import type { Policy, PolicyWish } from '../../../../types/policy'
import styles from './index.module.scss'

/** What a rule means for people, a sentence a line. */
export function Says({ id, rule }: { id: string; rule: PolicyWish }) {
  return (
    <View id={id} className={styles.says}>
      {sayRule(rule).map((line) => (
        <View key={line}>{line}</View>
      ))}
    </View>
  )
}

/** The shipped rule where it is another one, and who changed it last. */
export function Standing({ policy: { rule, changedBy, changedAt } }: { policy: Policy }) {
  const shipped = shippedRule(rule.name)
  const now = sayRule(rule)
  const other = sayRule(shipped).filter((line) => !now.includes(line))
  return (
    <>
      {!isSameRule(rule, shipped) && <View className={styles.small}>系统默认：{other.join('')}</View>}
      <View className={styles.small}>
        {changedAt === null
          ? '安装以来没有人改过'
          : `${changedBy ?? '同事'} ${sayDate(changedAt)} ${sayTime(changedAt)} 改的`}
      </View>
    </>
  )
}
