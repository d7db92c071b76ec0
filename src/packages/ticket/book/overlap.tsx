import { sayRange } from '@/domain/time/calendar'
import { Notice } from '@/ui/notice'
import type { SignUpCard } from '../../../../types/waitlist'

/** Somebody cannot be in two places: said before the last tap, and left to them. */
export function Overlap({ overlaps }: { overlaps: NonNullable<SignUpCard['overlaps']> }) {
  if (overlaps.length === 0) return null
  const held = overlaps.map(({ title, startsAt, endsAt }) => `“${title}” ${sayRange(startsAt, endsAt)}`)
  return (
    <Notice id='overlap' tone='wait' title='时间和已有的报名重叠'>
      已报名{held.join('、')}。可以继续报名；来不了的，请提前取消其中一个。
    </Notice>
  )
}
