import '../refusals'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { readInviteCode } from '@/domain/employer/invite-code'
import { scannedAs } from '@/domain/gate/scanned'
import { useEnter } from '@/platform/enter'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Field } from '@/ui/field'
import { PageShell } from '@/ui/page-shell'
import { sayWrongCode } from '@/wording/scanned'
import * as gate from '../../../../types/calls/gate'
import styles from './index.module.scss'

/** What was typed or pasted instead, by its name when it is a code of ours. */
const sayNotInvite = (typed: string): string => {
  const scanned = scannedAs(typed)
  const wrong = scanned === 'foreign' || scanned === 'empty' ? null : sayWrongCode(scanned, 'claim')
  return wrong ? `${wrong.what}。${wrong.next}` : '验票码是 8 位数字，请再看一下'
}

/** The one-time code from the organizer: typed once, this phone may scan at that session, and only there. */
export default function GateClaim() {
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const { state, send } = useWrite(gate.claim)
  const code = readInviteCode(typed)
  const claim = async () => {
    if (!code) return setWrong(true)
    const outcome = await send({ code })
    if (outcome.kind !== 'done') return
    void Taro.redirectTo({ url: `/packages/gate/scan/index?sessionId=${outcome.value.sessionId}` })
  }
  useEnter('code-card', () => void claim())
  return (
    <PageShell
      title='输入验票码'
      footer={
        <Button id='claim' grow busy={state.kind === 'sending'} busyWord='正在核对…' onTap={claim}>
          开始验票
        </Button>
      }
      plain
    >
      <Card id='code-card'>
        <View className={styles.digits}>
          <Field
            id='code'
            label='8 位验票码'
            type='text'
            value={typed}
            placeholder='1234 5678'
            error={wrong && !code ? sayNotInvite(typed) : undefined}
            onChange={setTyped}
          />
        </View>
      </Card>
      <Answer to={state} where='选择场次' onLook={() => void Taro.navigateBack()} id='claim-refused' />
      <View className={styles.about}>
        <View>码只能用一次，半小时内有效，过期了请负责人再给一个。</View>
        <View>只能用于指定的一场。开场前 2 小时自动开放，结束 1 小时后停止。</View>
        <View>请不要把码转给别人。</View>
        <View>开始验票后，本场负责人能看到您的称呼、手机型号和验票记录，用于管理验票。</View>
      </View>
    </PageShell>
  )
}
