import '../refusals'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { join } from '@/ui/join'
import { Reading } from '@/ui/reading'
import { Tag, type TagTone } from '@/ui/tag'
import { sayCampaign } from '@/wording/campaign'
import type { Campaign } from '../../../../types/campaign'
import type { CampaignState } from '../../../../types/campaign-state'
import type { ActivityId, CampaignId } from '../../../../types/core'
import { DeskFrame } from '../frame'
import { useDesk } from '../use-desk'
import { Going } from './going'
import styles from './index.module.scss'
import { Message } from './message'
import { Prepare } from './prepare'
import { Report } from './report'
import { useCampaign, useReport } from './use-campaign'

/** The Friday notice: what it says, whom it is for and when, the yes, and how it goes; on a phone what matters now is first. */
export default function DeskNotice() {
  const activityId = (useRouter().params.activityId ?? '') as ActivityId
  const { reading, campaign, refresh, reload, now } = useCampaign(activityId)
  const { today } = useDesk()
  const [editing, setEditing] = useState(false)
  const [looks, setLooks] = useState(0)
  const isUnderway = campaign !== null && campaign.id !== null && campaign.state !== 'proposed' && !editing
  const done = async (fresh: Campaign | null) => {
    await refresh(fresh)
    setEditing(false)
    setLooks((before) => before + 1)
  }
  return (
    <DeskFrame
      title='专场通知'
      heading={campaign ? `${campaign.fair} · 通知` : '专场通知'}
      at='notice'
      sub
      today={today}
      side={campaign && <State campaign={campaign} />}
    >
      {(wide) => (
        <Reading of={reading} shape='detail' quiet={isUnderway && hasReport(campaign)} onRetry={reload}>
          {(read) => {
            const shown = campaign ?? read
            const message = (
              <View className={join(styles.column, styles.left)}>
                <Message campaign={shown} />
              </View>
            )
            return (
              <View className={join(wide && styles.columns)}>
                {(wide || !isUnderway) && message}
                <View className={styles.column}>
                  {shown.id !== null && isUnderway ? (
                    <Underway
                      campaign={shown}
                      campaignId={shown.id}
                      wide={wide}
                      onTurned={done}
                      onEdit={() => setEditing(true)}
                    />
                  ) : (
                    <Prepare key={looks} campaign={shown} now={now} onDone={done} />
                  )}
                </View>
                {!wide && isUnderway && message}
              </View>
            )
          }}
        </Reading>
      )}
    </DeskFrame>
  )
}

/** Something went out, or was about to; the report says for itself that the network is away. */
const hasReport = ({ state }: Campaign) => state !== 'approved'

type UnderwayProps = {
  campaign: Campaign
  campaignId: CampaignId
  wide: boolean
  onTurned: (campaign: Campaign | null) => void
  onEdit: () => void
}

function Underway({ campaign, campaignId, wide, onTurned, onEdit }: UnderwayProps) {
  const { reading, report, reload } = useReport(campaignId, campaign.state, () => onTurned(null))
  return (
    <>
      <Going campaign={campaign} sentAt={report?.sentAt ?? null} onTurned={onTurned} onEdit={onEdit} />
      {hasReport(campaign) && (
        <Reading of={reading} shape='list' onRetry={reload}>
          {(shown) => <Report report={shown} wide={wide} />}
        </Reading>
      )}
    </>
  )
}

const tones: Record<CampaignState, TagTone> = {
  proposed: 'amber',
  approved: 'jade',
  sending: 'jade',
  paused: 'grey',
  stopped: 'grey',
  sent: 'jade',
}

const State = ({ campaign: { id, state } }: { campaign: Campaign }) => (
  <Tag tone={id === null ? 'grey' : tones[state]}>{sayCampaign(id === null ? null : state)}</Tag>
)
