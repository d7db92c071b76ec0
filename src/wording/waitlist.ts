import type { AttendanceStanding } from '../../types/attendance'
import type { Instant } from '../../types/core'
import type { KeyGroup } from '../../types/person'
import type { Ticket } from '../../types/ticket'
import { type AttendanceAnswer, attendanceOf } from '../domain/ticket/no-show'
import { dayOf, instantOf, sayDay, sayTime } from '../domain/time/calendar'
import { sayNear } from './activity'
import { keyGroupLabel } from './labels'

type Saying = { title: string; next: string }

/** 15:30 today, 明天 9:30, 11月27日 9:30. */
export const sayMoment = (at: Instant, now: Instant): string => {
  const [day, today] = [dayOf(at), dayOf(now)]
  return day === today ? sayTime(at) : `${sayNear(day, today)} ${sayTime(at)}`
}

/** Whether an offer still stands by the phone's idea of the cloud's clock; the sweep may come a little later. */
export const isOffered = ({ state, offeredUntil }: Pick<Ticket, 'state' | 'offeredUntil'>, now: Instant): boolean =>
  state === 'offered' && offeredUntil !== null && now < offeredUntil

/** 保留到 15:30 */
export const sayKept = (offeredUntil: Instant, now: Instant): string => `保留到 ${sayMoment(offeredUntil, now)}`

/** 候补第 3 位 */
export const sayPosition = (position: number | null): string => (position === null ? '候补中' : `候补第 ${position} 位`)

type Line = Pick<Ticket, 'position' | 'passedOver'>

/** What happens next to somebody on the list. */
export const sayWaiting = ({ position, passedOver = false }: Line): Saying =>
  passedOver
    ? {
        title: '您暂不符合本场条件',
        next: '您不符合本场的年龄或人员要求。如有误请打电话给主办方。候补位置先为您保留。',
      }
    : {
        title: position === 1 ? '下一个就是您' : position === null ? '正在候补' : `前面还有 ${position - 1} 人`,
        next: '有空名额时按先后通知您。请在保留时间内确认，超时给下一位。',
      }

/** Somebody's own word that they belong to a group, wherever it is asked for. */
export const sayWord = (keyGroup: KeyGroup) => {
  const group = keyGroupLabel[keyGroup]
  return {
    word: `我是${group}`,
    mark: '本人承诺',
    proof: '到场时请带上证明。不会告诉用人单位。',
    turn: `本场有名额只给${group}。承诺后按先后轮到您。`,
  }
}

/** The same at a door: what a helper asks and ticks when registering somebody. */
export const sayWordAtDoor = (keyGroup: KeyGroup) => {
  const group = keyGroupLabel[keyGroup]
  return {
    word: `本人承诺是${group}，并同意登记`,
    detail: `先问：“您是${group}吗？只用于核对人群、预留名额和统计人数。”不是的、不愿意的不勾`,
  }
}

/** The question after a date was moved. */
export const sayMoved = ({ activity, bus }: Ticket): Saying => ({
  title: '时间或地点改了，您还来吗？',
  next: bus
    ? `现在是 ${sayDay(activity.day)} ${sayTime(bus.stop.at)}，在${bus.stop.name}上车。`
    : `现在是 ${sayDay(activity.day)} ${sayTime(activity.startsAt)}，${activity.place}。`,
})

/** What giving back means, for each thing one can hold. */
export const sayGivingUp = ({ state, reconfirm }: Ticket): { action: string; title: string; next: string } => {
  if (state === 'waiting')
    return { action: '退出候补', title: '退出候补？', next: '退出后由后面的人补上，再候补要从最后排起。' }
  if (state === 'offered') return { action: '放弃名额', title: '放弃这个名额？', next: '放弃后名额马上给下一位。' }
  if (reconfirm === 'asked')
    return { action: '不来了', title: '这次不来了？', next: '名额马上让给别人，谢谢您告诉我们。' }
  return { action: '取消报名', title: '取消这次报名？', next: '取消后名额马上让给别人，想再来要重新报名。' }
}

/** Whether the holder came, by the last gate; a ticket kept from the moment of signing up waits for the end of the day. */
export const attendanceOfTicket = (ticket: Ticket, now: Instant): AttendanceAnswer => {
  const { state, checkedInAt, reconfirm, excuse = null, gatesCloseAt = null, activity } = ticket
  return attendanceOf(
    {
      ticket: { state, checkedIn: checkedInAt !== null, excused: excuse !== null, reconfirm },
      activity: {
        state: activity.cancelled ? 'cancelled' : 'published',
        gatesCloseAt: gatesCloseAt ?? instantOf(dayOf(activity.endsAt), '24:00'),
      },
    },
    now,
  )
}

/** How it went, said kindly. */
export const sayAttendance = (ticket: Ticket, now: Instant): Saying | null => {
  const answer = attendanceOfTicket(ticket, now)
  if (ticket.noted)
    return { title: '已到场（主办方事后补记）', next: `补记原因：${ticket.noted}。有疑问，请打 12333。` }
  if (answer === 'came' && now >= ticket.activity.endsAt)
    return { title: '感谢您参加', next: '其他场次请看首页和日历。' }
  if (answer === 'missed') return { title: '这次您没有到场', next: '没关系。下次来不了请提前取消，把名额让给别人。' }
  if (ticket.state === 'booked' && ticket.excuse)
    return { title: '未到场，原因已登记', next: `已登记原因：${ticket.excuse}。这次不计入未到场次数。` }
  return null
}

/** Places missed in the time that counts, and what follows; nothing is said while nothing follows. */
export const sayStanding = ({ name, missed, remind, pausedUntil }: AttendanceStanding): Saying | null => {
  if (pausedUntil !== null) {
    const again = `${sayDay(dayOf(pausedUntil))} 起可以再报`
    return {
      title: `${name} 暂停报名`,
      next:
        missed > 0
          ? `最近有 ${missed} 次报名后未到场，${again}。有特殊情况，请打电话给主办方说明。`
          : `用这个证件号码报名后有几次未到场，${again}。不是您报的，请带证件到服务台核对。`,
    }
  }
  return remind
    ? {
        title: `${name} 最近有 ${missed} 次未到场`,
        next: '来不了请提前取消，把名额让给别人。有特殊情况，可以请工作人员登记原因。',
      }
    : null
}
