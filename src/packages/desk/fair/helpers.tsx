import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/components/answer'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { sayDistrict } from '@/domain/district'
import type { SessionId } from '../../../../types/core'
import type { DeskActivity } from '../../../../types/desk'
import type { GateHelper } from '../../../../types/gate'
import styles from './index.module.scss'

type Props = {
  sessionId: SessionId
  helpers: readonly GateHelper[]
  onChange: (activity: DeskActivity) => void
}

/** Who stands at this session's gates; a right taken back ends at once. */
export function Helpers({ sessionId, helpers, onChange }: Props) {
  const revoking = useWrite('gate.revoke')
  const [asked, setAsked] = useState<GateHelper | null>(null)
  const revoke = async () => {
    if (!asked) return
    const outcome = await revoking.send({ sessionId, staffId: asked.staffId })
    setAsked(null)
    if (outcome.kind === 'done') onChange(outcome.value)
  }
  return (
    <View id={`helpers-${sessionId}`}>
      {helpers.length === 0 && (
        <View className={styles.none}>还没有验票员。没有人验票，入场的人数就记不下来，请在下面指派。</View>
      )}
      {helpers.map((helper) => (
        <View key={helper.staffId} id={`helper-${sessionId}-${helper.staffId}`} className={styles.helper}>
          <View className={styles.gate}>{helper.gate}</View>
          <View className={styles.who}>
            {helper.name}
            <View className={styles.quiet}>{sayDistrict(helper.district)}</View>
          </View>
          <Button
            id={`revoke-${sessionId}-${helper.staffId}`}
            kind='quiet'
            size='small'
            label={`收回 ${helper.name} 的验票权`}
            onTap={() => setAsked(helper)}
          >
            收回
          </Button>
        </View>
      ))}
      <Answer to={revoking.state} where='本场验票员' />
      <Sheet
        id='revoke'
        open={asked !== null}
        title={`收回 ${asked?.name ?? ''} 的验票权？`}
        confirm='收回'
        kind='stop'
        busy={revoking.state.kind === 'sending'}
        onConfirm={revoke}
        onClose={() => setAsked(null)}
      >
        马上生效，对方手机不能再扫这一场。扫过的记录都保留。
      </Sheet>
    </View>
  )
}
