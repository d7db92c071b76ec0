import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/ui/answer'
import * as gate from '../../../../types/calls/gate-desk'
import type { Instant, SessionId } from '../../../../types/core'
import type { GateDevice } from '../../../../types/door'
import { Device } from '../device'
import { Revoke } from '../revoke'
import styles from './index.module.scss'

type Props = {
  sessionId: SessionId
  helpers: readonly GateDevice[]
  now: Instant
  over: boolean
  onChange: (said?: string) => void
}

/** Who stands at this session's gates; a right taken back ends at once. */
export function Helpers({ sessionId, helpers, now, over, onChange }: Props) {
  const revoking = useWrite(gate.revoke)
  const [asked, setAsked] = useState<GateDevice | null>(null)
  const revoke = async () => {
    if (!asked) return
    const outcome = await revoking.send({ sessionId, rightId: asked.rightId })
    setAsked(null)
    if (outcome.kind === 'done') onChange(`${asked.helper} 的验票权已收回`)
  }
  return (
    <View id={`helpers-${sessionId}`}>
      {helpers.length === 0 && (
        <View className={styles.none}>还没有验票员。没有验票就没有入场人数，请在下面指派。</View>
      )}
      {helpers.map((helper) => (
        <Device key={helper.rightId} device={helper} now={now} over={over} onAsk={() => setAsked(helper)} />
      ))}
      <Answer to={revoking.state} where='本场验票员' />
      <Revoke
        asked={asked}
        busy={revoking.state.kind === 'sending'}
        onConfirm={revoke}
        onClose={() => setAsked(null)}
      />
    </View>
  )
}
