import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { dayOf } from '@/domain/time/calendar'
import { openActivity, openCheckIn } from '@/features/routes'
import { addToCalendar } from '@/platform/calendar'
import { savePicture } from '@/platform/files'
import { aria } from '@/ui/aria'
import { PictureCanvas } from '@/ui/picture-canvas'
import { Press } from '@/ui/press'
import { sayNoted } from '@/wording/calendar-entry'
import { isAwaited, isLive, mayGiveBack, nextOf } from '@/wording/ticket'
import { sayGivingUp } from '@/wording/waitlist'
import type { Instant } from '../../../../types/core'
import type { Ticket } from '../../../../types/ticket'
import styles from './actions.module.scss'
import { pictureOf } from './picture'

type Props = { ticket: Ticket; now: Instant; onCancel: () => void }

const saved = {
  saved: '已保存，相册里也能找到这个码',
  cancelled: '',
  denied: '保存失败。请在微信“设置”里允许存到相册，再点一次',
  failed: '没有保存成功，可以截屏代替',
}

/** What one may want with a ticket besides showing it. */
export function Actions({ ticket, now, onCancel }: Props) {
  const [said, setSaid] = useState('')
  const { activity, code } = ticket
  const keep = async () => code && setSaid(saved[await savePicture(pictureOf(ticket, code, now))])
  const note = async () => {
    const { id, title, place, address, bring } = activity
    const { startsAt, endsAt } = nextOf(ticket, now)
    const { stop } = ticket.bus ?? {}
    const entry = {
      id,
      title,
      startsAt,
      endsAt,
      location: stop ? `${stop.name}（上车）` : `${place} ${address}`,
      description: bring,
    }
    setSaid(sayNoted(await addToCalendar([entry]), [entry], true))
  }
  /** A course is its lessons, which its page notes one by one. */
  const isCourse = activity.kind === 'course'
  const live = isLive(ticket, now)
  const awaited = isAwaited(ticket, now)
  const checksIn = awaited && ticket.selfCheckIn && dayOf(now) >= dayOf(nextOf(ticket, now).startsAt)
  return (
    <>
      <View className={styles.actions}>
        {checksIn && <Action id='self-check-in' word='自助签到' onTap={() => openCheckIn(ticket.id)} />}
        {awaited && !checksIn && (
          <Action id='to-calendar' word='加到日历' onTap={isCourse ? () => openActivity(activity) : note} />
        )}
        {live && code && <Action id='save-picture' word='保存图片' onTap={keep} />}
        {ticket.state !== 'offered' && mayGiveBack(ticket, now) && (
          <Action
            id='cancel'
            word={ticket.state === 'booked' ? '取消报名' : sayGivingUp(ticket).action}
            onTap={onCancel}
          />
        )}
        {ticket.state !== 'cancelled' && (
          <Action id='see-activity' word='看详情' onTap={() => openActivity(activity)} />
        )}
      </View>
      <PictureCanvas />
      {said && (
        <View id='said' className={styles.said} {...aria({ role: 'status', live: 'polite' })}>
          <Text>{said}</Text>
        </View>
      )}
    </>
  )
}

function Action({ id, word, onTap }: { id: string; word: string; onTap: () => void }) {
  return (
    <Press id={id} className={styles.action} onTap={onTap}>
      <Text>{word}</Text>
    </Press>
  )
}
