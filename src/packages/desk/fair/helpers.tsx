import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/components/answer'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import type { SessionId } from '../../../../types/core'
import type { DeskActivity } from '../../../../types/desk'
import type { GateDevice } from '../../../../types/door'
import styles from './index.module.scss'

type Props = {
  sessionId: SessionId
  helpers: readonly GateDevice[]
  onChange: (activity: DeskActivity) => void
}

/** Who stands at this session's gates; a right taken back ends at once. */
export function Helpers({ sessionId, helpers, onChange }: Props) {
  const revoking = useWrite('gate.revoke')
  const [asked, setAsked] = useState<GateDevice | null>(null)
  const revoke = async () => {
    if (!asked) return
    const outcome = await revoking.send({ sessionId, rightId: asked.rightId })
    setAsked(null)
    if (outcome.kind === 'done') onChange(outcome.value)
  }
  return (
    <View id={`helpers-${sessionId}`}>
      {helpers.length === 0 && (
        <View className={styles.none}>还没有验票员。没有人验票，入场的人数就记不下来，请在下面指派。</View>
      )}
      {helpers.map((helper) => (
        <View key={helper.rightId} id={`helper-${sessionId}-${helper.rightId}`} className={styles.helper}>
          <View className={styles.gate}>{helper.gate}</View>
          <View className={styles.who}>{helper.helper}</View>
          <Button
            id={`revoke-${sessionId}-${helper.rightId}`}
            kind='quiet'
            size='small'
            label={`收回 ${helper.helper} 的验票权`}
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
        title={`收回 ${asked?.helper ?? ''} 的验票权？`}
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
