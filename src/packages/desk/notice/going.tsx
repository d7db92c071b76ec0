import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { dayOf, sayDay, sayTime } from '@/domain/time/calendar'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'
import * as campaignCalls from '../../../../types/calls/campaign'
import type { Campaign } from '../../../../types/campaign'
import type { CampaignState } from '../../../../types/campaign-state'
import type { Instant } from '../../../../types/core'
import styles from './index.module.scss'

const sayAt = (at: Instant | null) => (at === null ? '' : `${sayDay(dayOf(at))} ${sayTime(at)}`)

const tones: Record<CampaignState, 'go' | 'wait' | 'info'> = {
  proposed: 'info',
  approved: 'info',
  sending: 'info',
  paused: 'wait',
  stopped: 'wait',
  sent: 'go',
}

const titleOf = ({ state, sendAt }: Campaign, sentAt: Instant | null): string => {
  const words: Record<CampaignState, string> = {
    proposed: '',
    approved: `${sayAt(sendAt)} 自动发出`,
    sending: '正在发送，数字会自己更新',
    paused: '已暂停，一条也不会再发',
    stopped: '已停止，不再发',
    sent: `已发完${sentAt ? `：${sayAt(sentAt)}` : ''}`,
  }
  return words[state]
}

type Props = { campaign: Campaign; sentAt: Instant | null; onTurned: (campaign: Campaign) => void; onEdit: () => void }

/** Where a campaign stands and who said yes; what may still be done about it. */
export function Going({ campaign, sentAt, onTurned, onEdit }: Props) {
  const { id, state, approvedBy, approvedAt } = campaign
  const pausing = useWrite(campaignCalls.pause)
  const resuming = useWrite(campaignCalls.resume)
  const stopping = useWrite(campaignCalls.stop)
  const [asked, setAsked] = useState(false)
  const turn = async (writing: typeof pausing | typeof resuming | typeof stopping) => {
    if (!id) return
    const outcome = await writing.send({ campaignId: id })
    setAsked(false)
    if (outcome.kind === 'done') onTurned(outcome.value)
  }
  const busy = [pausing, resuming, stopping].some((writing) => writing.state.kind === 'sending')
  const isOn = state === 'approved' || state === 'sending'
  return (
    <View id='going'>
      <Notice id={`is-${state}`} tone={tones[state]} title={titleOf(campaign, sentAt)}>
        {approvedBy ? `${approvedBy}${approvedAt ? ` ${sayAt(approvedAt)}` : ''} 确认。` : ''}
        每人只会收到一次。
      </Notice>
      <View className={styles.acts}>
        {isOn && (
          <Button id='pause' kind='ghost' size='small' disabled={busy} onTap={() => turn(pausing)}>
            暂停
          </Button>
        )}
        {state === 'paused' && (
          <Button id='resume' size='small' disabled={busy} onTap={() => turn(resuming)}>
            继续发送
          </Button>
        )}
        {(isOn || state === 'paused') && (
          <Button id='stop' kind='stop' size='small' disabled={busy} onTap={() => setAsked(true)}>
            停止，不再发
          </Button>
        )}
        {state === 'approved' && (
          <Button id='edit' kind='quiet' size='small' disabled={busy} onTap={onEdit}>
            改人群或时间
          </Button>
        )}
      </View>
      <Answer id='pause-sorry' to={pausing.state} where='专场通知' />
      <Answer id='resume-sorry' to={resuming.state} where='专场通知' />
      <Answer id='stop-sorry' to={stopping.state} where='专场通知' />
      <Sheet
        id='stopping'
        open={asked}
        title='停止发送？'
        confirm='停止'
        kind='stop'
        busy={busy}
        onConfirm={() => turn(stopping)}
        onClose={() => setAsked(false)}
      >
        已经发出的收不回；还没发的不再发，也不能恢复。只想等一等，请用“暂停”。
      </Sheet>
    </View>
  )
}
