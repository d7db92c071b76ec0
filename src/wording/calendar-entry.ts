import type { Instant } from '../../types/core'
import { dayOf, sayDay, sayTime } from '../domain/time/calendar'
/** What became of putting a date into the phone's calendar; nothing is said to whoever closed it. */
export const entryWord = {
  added: '已加到日历，提前 1 小时提醒',
  cancelled: '',
  denied: '没有加上。请允许使用日历，再点一次',
  undeclared: '这里还加不了日历，请记一下时间',
  failed: '没有加上，请再点一次，或自己记一下时间',
} as const

/** How noting entries went: one, all lessons, or, where not all are taken at once, the next alone. */
export const sayNoted = (
  outcome: keyof typeof entryWord,
  entries: readonly { startsAt: Instant }[],
  takesAll: boolean,
): string => {
  const [first] = entries
  if (outcome !== 'added' || !first || entries.length === 1) return entryWord[outcome]
  return takesAll
    ? `${entries.length} 次课已加到日历，每次提前 1 小时提醒`
    : `已加下一课（${sayDay(dayOf(first.startsAt))} ${sayTime(first.startsAt)}）。手机一次只能加一课，其他的请在“课程安排”里加`
}
