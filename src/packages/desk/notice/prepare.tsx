import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { isWithin, MOST_CALLS } from '@/domain/campaign/audience'
import { sayDistrict } from '@/domain/region/district'
import { sayCount } from '@/domain/text/count'
import { dayOf, sayDay, sayTime } from '@/domain/time/calendar'
import { useUnsaved } from '@/features/unsaved'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/heading'
import { Notice } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'
import * as campaignCalls from '../../../../types/calls/campaign'
import type { Campaign } from '../../../../types/campaign'
import type { Instant } from '../../../../types/core'
import { AudienceForm } from './audience'
import { Counts, useCounts } from './counts'
import { draftOf, isChanged, sendAtOf } from './draft'
import styles from './index.module.scss'
import { sayWrongTime, When } from './when'

const sayAt = (at: Instant) => `${sayDay(dayOf(at))} ${sayTime(at)}`

type Props = { campaign: Campaign; now: Instant; onDone: (campaign: Campaign | null) => void }

/**
 * Whom, when, and the yes. What was changed is kept with the yes, or for a colleague to look at. What a colleague changes
 * meanwhile does not take the draft away: the version tells, and one looks at theirs when one wants to.
 */
export function Prepare({ campaign, now, onDone }: Props) {
  const { activityId, startsAt, choices, quiet, scope, district } = campaign
  const [kept, setKept] = useState(campaign)
  const [draft, setDraft] = useState(() => draftOf(campaign))
  const counting = useCounts(activityId, draft.audience)
  const saving = useWrite(campaignCalls.save)
  const approving = useWrite(campaignCalls.approve)
  const [asked, setAsked] = useState(false)

  const sendAt = sendAtOf(draft)
  const people = counting.counts?.people ?? 0
  const changed = isChanged(draft, kept)
  useUnsaved(changed)
  const busy = saving.state.kind === 'sending' || approving.state.kind === 'sending'
  const isCallable = !draft.audience.call || (counting.counts?.toCall ?? 0) <= MOST_CALLS
  const isCounted = counting.counts !== null && !counting.isCounting
  const isReady = sayWrongTime(draft, { startsAt, quiet, now }) === null && isCounted && isCallable

  const save = async (): Promise<Campaign | null> => {
    if (!changed) return kept
    if (sendAt === undefined) return null
    approving.reset()
    const outcome = await saving.send({ activityId, version: kept.version, audience: draft.audience, sendAt })
    if (outcome.kind !== 'done') return null
    setKept(outcome.value)
    return outcome.value
  }
  const keep = async () => {
    const saved = await save()
    if (saved) onDone(saved)
  }
  const approve = async () => {
    const saved = await save()
    setAsked(false)
    if (!saved?.id) return
    const outcome = await approving.send({ campaignId: saved.id, version: saved.version })
    if (outcome.kind === 'done') onDone(outcome.value)
  }
  const when = sendAt ? `${sayAt(sendAt)} 发出` : '现在就发'
  return (
    <View id='prepare'>
      {campaign.isAgain && (
        <Notice id='is-again' tone='wait' title='这场专场改过了，通知要重新确认'>
          时间、地点或名称变了，发送时间也重新排了。请看过新的内容再确认，不确认就不会发。
        </Notice>
      )}
      <Heading>发给谁</Heading>
      {!isWithin(campaign.audience, scope) && <NotOurs scope={scope} />}
      <Counts of={counting} />
      <AudienceForm
        audience={draft.audience}
        choices={choices}
        reach={{ scope, home: district }}
        toCall={counting.counts?.toCall ?? 0}
        onChange={(wish) => setDraft({ ...draft, audience: { ...draft.audience, ...wish } })}
      />
      <Heading>什么时候发</Heading>
      <When
        draft={draft}
        startsAt={startsAt}
        quiet={quiet}
        now={now}
        onChange={(part) => setDraft({ ...draft, ...part })}
      />
      <Answer id='save-sorry' to={saving.state} where='专场通知' action={<Reload onTap={() => onDone(null)} />} />
      <Answer id='approve-sorry' to={approving.state} where='专场通知' action={<Reload onTap={() => onDone(null)} />} />
      <View className={styles.acts}>
        <Button
          id='approve'
          kind='copper'
          grow
          disabled={!isReady || people === 0}
          busy={busy}
          onTap={() => setAsked(true)}
        >
          {people === 0 && counting.counts ? '没有人符合条件' : '确认发送…'}
        </Button>
        {changed && (
          <Button id='save' kind='ghost' disabled={sendAt === undefined} busy={busy} onTap={keep}>
            先保存
          </Button>
        )}
      </View>
      <Sheet
        id='approving'
        open={asked && isReady}
        title={`发给 ${sayCount(people)} 人，${when}？`}
        confirm='确认发送'
        kind='copper'
        busy={busy}
        onConfirm={approve}
        onClose={() => setAsked(false)}
      >
        {`其中 ${sayCount(counting.counts?.byMessage ?? 0)} 人收到微信，其余在小程序“我的通知”里看到。微信发出后收不回；发出前可以暂停、停止。`}
      </Sheet>
    </View>
  )
}

/** The city meant more people than this clerk may write to. */
const NotOurs = ({ scope }: Pick<Campaign, 'scope'>) => (
  <Notice id='not-ours' tone='wait' title='原来选的人群里有其他区县'>
    {`您只能发给${sayDistrict(scope)}的人，下面已改成这样。要按原来的发，请市里的经办人确认。`}
  </Notice>
)

const Reload = ({ onTap }: { onTap: () => void }) => (
  <Button id='reload' kind='ghost' size='small' onTap={onTap}>
    看最新内容
  </Button>
)
