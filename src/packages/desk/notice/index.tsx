import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useRead } from '@/api/use-read'
import { Figure, Figures } from '@/components/figure'
import { Heading } from '@/components/heading'
import { join } from '@/components/join'
import { Reading } from '@/components/reading'
import { Tag } from '@/components/tag'
import { sayCampaign } from '@/wording/desk'
import type { ActivityId } from '../../../../types/core'
import { DeskFrame } from '../frame'
import { useDesk } from '../use-desk'
import styles from './index.module.scss'
import { Message } from './message'
import { Report } from './report'
import { Send } from './send'

const WATCH = 2_000

/** The Friday notice: what it says, who gets it, the sending, and how it went. */
export default function DeskNotice() {
  const activityId = (useRouter().params.activityId ?? '') as ActivityId
  const [goingOn, setGoingOn] = useState(false)
  const every = goingOn ? WATCH : undefined
  const { reading, reload } = useRead('campaign.preview', { activityId }, { every })
  const desk = useDesk()
  const campaign = reading.kind === 'shown' ? reading.value : null
  const sending = campaign !== null && (campaign.state === 'sending' || campaign.report.queued > 0)
  useEffect(() => setGoingOn(sending), [sending])
  const sent = () => {
    void reload()
    void desk.reload()
  }
  return (
    <DeskFrame
      title='专场通知'
      heading={campaign ? `${campaign.fair} · 通知` : '专场通知'}
      at={desk.today?.special?.id === activityId ? 'notice' : null}
      today={desk.today}
    >
      {(wide) => (
        <Reading of={reading} shape='detail' onRetry={reload}>
          {(shown) => (
            <View className={join(wide && styles.columns)}>
              <View className={join(styles.column, styles.left)}>
                <Heading>对方在微信里看到的</Heading>
                <Message message={shown.message} />
              </View>
              <View className={styles.column}>
                <Heading side={<Tag tone={shown.state === 'proposed' ? 'amber' : 'jade'}>{sayCampaign(shown.state)}</Tag>}>
                  谁会收到
                </Heading>
                <Figures few>
                  <Figure id='consented' label='能收到微信' value={shown.audience.consented} detail='有订阅次数' />
                  <Figure id='in-app' label='只在站内' value={shown.audience.withoutCredit} detail='没有订阅次数' />
                  <Figure
                    id='everyone'
                    label='一共'
                    value={shown.audience.consented + shown.audience.withoutCredit}
                    detail='都能在站内看到'
                  />
                </Figures>
                <Send campaign={shown} onSent={sent} />
                {shown.state !== 'proposed' && (
                  <View className={styles.after}>
                    <Report report={shown.report} />
                  </View>
                )}
              </View>
            </View>
          )}
        </Reading>
      )}
    </DeskFrame>
  )
}
