import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/call'
import { phaseOf } from '@/domain/activity/activity'
import { entriesOf } from '@/domain/activity/calendar-entries'
import { addToCalendar, removeFromCalendar, takesAll, takesOut } from '@/platform/calendar'
import { savePicture } from '@/platform/files'
import { share } from '@/platform/share'
import { aria } from '@/ui/aria'
import { Button } from '@/ui/button'
import { PictureCanvas } from '@/ui/picture-canvas'
import { sayNoted } from '@/wording/calendar-entry'
import { sayRefusal } from '@/wording/refusal'
import type { ActivityDetail } from '../../../../types/activity'
import * as activityCalls from '../../../../types/calls/activity'
import type { Instant } from '../../../../types/core'
import { activityPath } from '../../routes'
import styles from './index.module.scss'
import { posterOf } from './poster'

const shared = {
  shared: '',
  copied: '链接已复制，发给朋友就能打开',
  failed: '没有复制成功，可以截屏发给朋友',
}
const saved = {
  saved: '海报已保存，扫上面的码就能看到这一场',
  cancelled: '',
  denied: '保存失败。请在微信“设置”里允许存到相册，再点一次',
  failed: '没有保存成功，请再点一次，或截屏代替',
}

/** What one may do with an activity besides signing up: note it, pass it on, put it on a wall. */
export function Share({ activity, now }: { activity: ActivityDetail; now: Instant }) {
  const [said, setSaid] = useState('')
  const [making, setMaking] = useState(false)
  const phase = phaseOf(activity, now)
  if (phase === 'cancelled') return now < activity.endsAt ? <TakeOut activity={activity} now={now} /> : null
  if (phase === 'over') return null

  const note = async () => {
    const entries = entriesOf(activity, now)
    setSaid(sayNoted(await addToCalendar(entries), entries, takesAll))
  }
  const pass = async () => setSaid(shared[await share({ title: activity.title, path: activityPath(activity) })])
  const print = async () => {
    setMaking(true)
    setSaid(await savePoster(activity))
    setMaking(false)
  }
  return (
    <View id='share'>
      <View className={styles.row}>
        <Button id='to-calendar' kind='ghost' size='small' icon='calendar' grow onTap={note}>
          加到日历
        </Button>
        <Button
          id='to-friend'
          kind='ghost'
          size='small'
          grow
          openType='share'
          onTap={process.env.TARO_ENV === 'h5' ? pass : undefined}
        >
          发给朋友
        </Button>
        <Button id='poster' kind='ghost' size='small' grow busy={making} busyWord='正在生成…' onTap={print}>
          保存海报
        </Button>
      </View>
      <Said id='said'>{said}</Said>
      <PictureCanvas />
    </View>
  )
}

/** Whoever has put a date into the calendar takes it out when it is called off. */
function TakeOut({ activity, now }: { activity: ActivityDetail; now: Instant }) {
  const [taken, setTaken] = useState(false)
  if (!takesOut) return <View className={styles.said}>加到过手机日历的，请在日历里删掉这一场。</View>
  const remove = () => {
    removeFromCalendar(entriesOf(activity, now))
    setTaken(true)
  }
  return (
    <View id='take-out'>
      <View className={styles.row}>
        <Button id='from-calendar' kind='ghost' size='small' icon='calendar' grow onTap={remove}>
          移出日历
        </Button>
      </View>
      <Said id='taken-out'>{taken ? '文件已下载，打开后日历里会标为已取消' : ''}</Said>
    </View>
  )
}

const Said = ({ id, children }: { id: string; children: string }) =>
  children !== '' && (
    <View id={id} className={styles.said} {...aria({ role: 'status', live: 'polite' })}>
      {children}
    </View>
  )

/** How it went, as a sentence; none for who closed the album's sheet. */
export async function savePoster(activity: ActivityDetail): Promise<string> {
  const outcome = await call(activityCalls.poster, { activityId: activity.id })
  if (outcome.kind === 'refused') {
    const { title, next } = sayRefusal(outcome.refusal)
    return `${title}，${next}`
  }
  if (outcome.kind !== 'done') return '海报生成失败，请检查网络后重试'
  return saved[await savePicture(posterOf(activity, outcome.value.png))]
}
