import type { Instant } from '../../types/core'
import type { Ticket } from '../../types/ticket'
import { dayOf, instantOf, sayDay, sayTime } from '../domain/calendar'
import { attendanceOf } from '../domain/no-show'
import { sayNear } from './activity'

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

/** What happens next to somebody on the list. */
export const sayWaiting = ({ position }: Pick<Ticket, 'position'>): Saying => ({
  title: position === 1 ? '下一个就是您' : position === null ? '正在候补' : `前面还有 ${position - 1} 人`,
  next: '有人让出名额，就按先后轮到您。到时这里和“我的通知”会写明保留到几点，请在那之前接受，过时就给下一位。',
})

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
    return { action: '退出候补', title: '退出候补？', next: '退出后由后面的人补上，想再来要从队尾排起。' }
  if (state === 'offered') return { action: '放弃名额', title: '放弃这个名额？', next: '放弃后名额马上给下一位。' }
  if (reconfirm === 'asked')
    return { action: '不来了', title: '这次不来了？', next: '名额马上让给别人，谢谢您告诉我们。' }
  return { action: '取消报名', title: '取消这次报名？', next: '取消后名额马上让给别人，想再来要重新报名。' }
}

/** How it went, said kindly. A ticket does not know when its gates close, so nobody is missed before the day is over. */
export const sayAttendance = (ticket: Ticket, now: Instant): Saying | null => {
  const { state, checkedInAt, reconfirm, activity } = ticket
  const answer = attendanceOf(
    {
      ticket: { state, checkedIn: checkedInAt !== null, excused: false, reconfirm },
      activity: {
        state: activity.cancelled ? 'cancelled' : 'published',
        gatesCloseAt: instantOf(dayOf(activity.endsAt), '24:00'),
      },
    },
    now,
  )
  if (answer === 'came' && now >= activity.endsAt) return { title: '谢谢您来', next: '接下来的场次在首页和日历里。' }
  if (answer === 'missed')
    return { title: '这次没看到您来', next: '没关系。下次来不了，提前点一下取消，名额就能给需要的人。' }
  return null
}
