import { dayOf, sayDay, sayTime } from '@/domain/time/calendar'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { reviewLabel } from '@/wording/labels'
import type { Booth } from '../../../../types/booth'

/** The wish is in: what happens next, and where to see it. */
export function Applied({ booth, onHome }: { booth: Booth; onHome: () => void }) {
  return (
    <>
      <Notice id='applied' tone='go' title={`展位申请已交：${reviewLabel[booth.state]}`}>
        {booth.fair}，{sayDay(dayOf(booth.startsAt))} {sayTime(booth.startsAt)}，带 {booth.postings.length} 个岗位。
        审核通过后岗位才会出现在招聘会上，结果在“我的单位”里看。
      </Notice>
      <Button id='home' onTap={onHome}>
        回我的单位
      </Button>
    </>
  )
}
