import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { Tag } from '@/ui/tag'
import { conflictLabel } from '@/wording/door'
import type { GateReport } from '../../../../types/door'
import { WhatHappened } from '../board/conflicts'
import styles from './index.module.scss'

/** What phones without a network did against the truth, and what a clerk found. */
export function Settled({ report: { conflicts } }: { report: GateReport }) {
  return (
    <>
      <Heading side={conflicts.length > 0 ? `${conflicts.length} 条` : undefined}>待核对的离线扫码</Heading>
      <Card id='conflicts'>
        {conflicts.length === 0 && <View className={styles.quiet}>没有。离线放行均与系统一致。</View>}
        {conflicts.map((conflict) => (
          <View key={conflict.scanId} className={styles.conflict}>
            <View className={styles.line}>
              <View className={styles.strong}>{conflictLabel[conflict.conflict].word}</View>
              <Tag tone={conflict.settled ? 'grey' : 'amber'}>{conflict.settled ? '看过了' : '还没看'}</Tag>
            </View>
            <WhatHappened conflict={conflict} />
            {conflict.settled && (
              <View className={styles.quiet}>
                {conflict.settled.by}：{conflict.settled.note}
              </View>
            )}
          </View>
        ))}
      </Card>
    </>
  )
}
