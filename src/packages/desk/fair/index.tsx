import '../refusals'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useRead } from '@/api/use-read'
import { sayRange } from '@/domain/time/calendar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { Figure, Figures } from '@/ui/figure'
import { Heading } from '@/ui/heading'
import { Notice } from '@/ui/notice'
import { Reading } from '@/ui/reading'
import { Tag } from '@/ui/tag'
import { sayRowPhase } from '@/wording/desk'
import { kindLabel } from '@/wording/labels'
import * as deskCalls from '../../../../types/calls/desk'
import type { ActivityId, Instant } from '../../../../types/core'
import type { DeskActivity } from '../../../../types/desk'
import { DeskFrame } from '../frame'
import { useDesk } from '../use-desk'
import { Answers } from './answers'
import { Boarding } from './boarding'
import styles from './index.module.scss'
import { SessionCard } from './session-card'

/** One activity on the desk: its numbers, its place, and who stands at the gates. */
export default function DeskFair() {
  const activityId = (useRouter().params.activityId ?? '') as ActivityId
  const { reading, reload, now } = useRead(deskCalls.activity, { activityId }, { every: 15_000 })
  const desk = useDesk()
  const [said, setSaid] = useState<string | null>(null)
  const row = reading.kind === 'shown' ? reading.value.row : null
  const change = (word: string) => {
    setSaid(word)
    void reload()
  }
  const notice = row?.special ? (
    <Button
      id='open-notice'
      kind='copper'
      size='small'
      onTap={() => void Taro.navigateTo({ url: `/packages/desk/notice/index?activityId=${activityId}` })}
    >
      专场通知
    </Button>
  ) : undefined
  return (
    <DeskFrame
      title={row ? kindLabel[row.kind] : '场次'}
      heading={row?.title ?? '场次'}
      at={desk.today?.special?.id === activityId ? 'fair' : null}
      today={desk.today}
      side={notice}
    >
      {(wide) => (
        <Reading of={reading} shape='detail' onRetry={reload}>
          {(activity) => (
            <>
              <About activity={activity} now={now} />
              <Boarding boarding={activity.boarding} />
              <Answers activity={activity} now={now} />
              <ToPeople activityId={activityId} />
              <ToEdit activity={activity} now={now} />
              <Heading side={`${activity.sessions.length} 场`}>入口和验票员</Heading>
              {said && <Notice id='changed' tone='go' title={said} />}
              {activity.sessions.map((session) => (
                <SessionCard
                  key={session.id}
                  session={session}
                  candidates={activity.candidates}
                  wide={wide}
                  now={now}
                  onChange={(said = '已更新验票员，验票员打开“选择场次”就能看到') => change(said)}
                />
              ))}
            </>
          )}
        </Reading>
      )}
    </DeskFrame>
  )
}

function About({ activity: { row, venue }, now }: { activity: DeskActivity; now: Instant }) {
  return (
    <>
      <Card pad='rows' className={styles.facts}>
        <Fact icon='clock' side={<Tag tone={row.state === 'cancelled' ? 'stop' : 'jade'}>{sayRowPhase(row, now)}</Tag>}>
          {sayRange(row.startsAt, row.endsAt)}
        </Fact>
        <Fact icon='pin' detail={venue.address}>
          {venue.name}
        </Fact>
      </Card>
      <View id='numbers'>
        <Figures>
          {row.kind === 'fair' && (
            <>
              <Figure id='employers' label='单位' value={row.employers} detail='已通过审核' />
              <Figure id='postings' label='岗位' value={row.postings} detail='求职者看得到的' />
            </>
          )}
          <Figure id='booked' label='报名' value={`${row.booked} / ${row.seats}`} detail={`剩 ${row.left} 个名额`} />
          <Figure id='admitted' label='入场' value={row.admitted} detail='扫码进来的人' />
        </Figures>
      </View>
    </>
  )
}

/** The way to the people: who signed up, who waits, who did not come; and to those who sit in WeChat groups. */
function ToPeople({ activityId }: { activityId: ActivityId }) {
  return (
    <View className={styles.toEdit}>
      <Button
        id='open-people'
        kind='ghost'
        size='small'
        onTap={() => void Taro.navigateTo({ url: `/packages/desk/people/index?activityId=${activityId}` })}
      >
        报名名单
      </Button>
      <Button
        id='to-group'
        kind='ghost'
        size='small'
        onTap={() => void Taro.navigateTo({ url: `/packages/desk/group/index?activityId=${activityId}` })}
      >
        发到微信群
      </Button>
    </View>
  )
}

const addBus = ({ day, place, district }: DeskActivity['row']) =>
  void Taro.navigateTo({
    url: `/packages/desk/series/index?district=${district}&busOn=${day}&venue=${encodeURIComponent(place)}`,
  })

/** The way to change or call off this date, while it has not begun. */
function ToEdit({ activity: { row }, now }: { activity: DeskActivity; now: Instant }) {
  if (row.state === 'cancelled' || now >= row.startsAt) return null
  return (
    <View className={styles.toEdit}>
      <Button
        id='open-edit'
        kind='ghost'
        size='small'
        onTap={() => void Taro.navigateTo({ url: `/packages/desk/edit/index?activityId=${row.id}` })}
      >
        改时间、地点、名额，或取消
      </Button>
      {row.kind === 'fair' && (
        <Button id='add-bus' kind='quiet' size='small' onTap={() => addBus(row)}>
          给这场加一班直通车
        </Button>
      )}
    </View>
  )
}
