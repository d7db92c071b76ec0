import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/components/answer'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { dayOf, sayDay, sayTime } from '@/domain/calendar'
import type { Campaign } from '../../../../types/notice'
import styles from './index.module.scss'

type Props = { campaign: Campaign; onSent: () => void }

/** Sends the notice after asking. Once it is out, sending again reaches nobody twice, and says so. */
export function Send({ campaign, onSent }: Props) {
  const sending = useWrite('campaign.send')
  const [asked, setAsked] = useState(false)
  const { activityId, audience, state, sentAt } = campaign
  const begun = state !== 'proposed'
  const send = async () => {
    const outcome = await sending.send({ activityId })
    setAsked(false)
    if (outcome.kind === 'done' || outcome.kind === 'unknown') onSent()
  }
  return (
    <View>
      {begun && (
        <Notice
          id='sent'
          tone={state === 'sent' ? 'go' : 'info'}
          title={
            state === 'sent'
              ? `已发出${sentAt ? `：${sayDay(dayOf(sentAt))} ${sayTime(sentAt)}` : ''}`
              : '正在发送，数字会自己更新'
          }
        >
          再点一次也不会重复：收到过的人不会再收到。
        </Notice>
      )}
      <Answer to={sending.state} where='专场通知' />
      <View className={styles.act}>
        <Button
          id='send'
          kind={begun ? 'ghost' : 'copper'}
          busy={sending.state.kind === 'sending'}
          busyWord='正在发送…'
          onTap={() => setAsked(true)}
          grow
        >
          {begun ? '再发一次（不会重复）' : `发送给 ${audience.consented} 人`}
        </Button>
      </View>
      <Sheet
        id='sending'
        open={asked}
        title={begun ? '再发一次？' : `现在发给 ${audience.consented} 人？`}
        confirm={begun ? '再发一次' : '发送'}
        kind={begun ? 'main' : 'copper'}
        busy={sending.state.kind === 'sending'}
        onConfirm={send}
        onClose={() => setAsked(false)}
      >
        {begun
          ? '收到过的人不会再收到，只会补发还在排队的。'
          : `微信发出后收不回。另有 ${audience.withoutCredit} 人没有订阅次数，只在小程序“消息”里看到。`}
      </Sheet>
    </View>
  )
}
