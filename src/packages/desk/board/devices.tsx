import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/ui/answer'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import * as gate from '../../../../types/calls/gate-desk'
import type { Instant, SessionId } from '../../../../types/core'
import type { GateDevice } from '../../../../types/door'
import { Device } from '../device'
import { Revoke } from '../revoke'
import styles from './index.module.scss'

type Props = {
  sessionId: SessionId
  devices: readonly GateDevice[]
  now: Instant
  over: boolean
  onChange: (said: string) => void
}

/** Who stands at the gates and how their phones do; a lost phone's right is taken back in two taps. */
export function Devices({ sessionId, devices, now, over, onChange }: Props) {
  const revoking = useWrite(gate.revoke)
  const [asked, setAsked] = useState<GateDevice | null>(null)
  const revoke = async () => {
    if (!asked) return
    const { rightId, helper } = asked
    const outcome = await revoking.send({ sessionId, rightId })
    setAsked(null)
    if (outcome.kind === 'done') onChange(`${helper} 的验票权已收回`)
  }
  return (
    <>
      <Heading side={`${devices.length} 部`}>验票的手机</Heading>
      <Card id='devices' pad='rows'>
        {devices.length === 0 && (
          <View className={styles.none}>
            {over ? '这一场没有人验过票。' : '还没有人能验票，请回到场次页指派同事或发验票码。'}
          </View>
        )}
        {devices.map((device) => (
          <Device key={device.rightId} device={device} now={now} over={over} onAsk={() => setAsked(device)} />
        ))}
        <Answer to={revoking.state} where='验票的手机' />
      </Card>
      <Revoke
        asked={asked}
        busy={revoking.state.kind === 'sending'}
        onConfirm={revoke}
        onClose={() => setAsked(null)}
      />
    </>
  )
}
