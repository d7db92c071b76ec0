import { useRead } from '@/api/use-read'
import * as activity from '../../../../types/calls/activity'
import * as deskCalls from '../../../../types/calls/desk'
import * as series from '../../../../types/calls/series'
import type { ActivityId } from '../../../../types/core'

/** What editing one date starts from, as one reading: the first of the three that is not there yet speaks for all. */
export function useStanding(activityId: ActivityId) {
  const detail = useRead(activity.get, { activityId })
  const desk = useRead(deskCalls.activity, { activityId })
  const list = useRead(series.list, {})
  const reload = () => {
    void detail.reload()
    void desk.reload()
    void list.reload()
  }
  const now = desk.now
  if (desk.reading.kind !== 'shown') return { reading: desk.reading, reload, now }
  if (detail.reading.kind !== 'shown') return { reading: detail.reading, reload, now }
  if (list.reading.kind !== 'shown') return { reading: list.reading, reload, now }
  const value = { detail: detail.reading.value, desk: desk.reading.value, list: list.reading.value }
  const { at } = desk.reading
  const lost = desk.reading.lost || detail.reading.lost || list.reading.lost
  return { reading: { kind: 'shown' as const, value, at, lost }, reload, now }
}
