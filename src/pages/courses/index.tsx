import { useReachBottom } from '@tarojs/taro'
import { cloudNow } from '@/api/clock'
import { LIVE_MS } from '@/api/question'
import { usePages } from '@/api/use-pages'
import { addDays, dayOf } from '@/domain/time/calendar'
import { Empty } from '@/ui/empty'
import { PageShell } from '@/ui/page-shell'
import { Reading } from '@/ui/reading'
import * as activity from '../../../types/calls/activity'
import { Group, openFirst } from '../../features/activity/group'
import { DistrictChip } from '../../features/district/chip'
import { chooseDistrict, useDistrict } from '../../features/district/use-district'
import { ListTail } from '../../features/list-tail'

const AHEAD = 120

/** 培训: classes one can join, then those that are full or have begun. */
export default function Courses() {
  const district = useDistrict()
  const now = cloudNow()
  const from = dayOf(now)
  const range = { kind: 'course' as const, district, from, until: addDays(from, AHEAD) }
  const list = usePages(activity.list, range, (page) => page.activities, { keep: true, every: LIVE_MS })
  useReachBottom(list.more)
  return (
    <PageShell title='培训' tab>
      <DistrictChip />
      <Reading of={list.reading} shape='list' onRetry={list.reload}>
        {(courses) => {
          const { open, others } = openFirst(courses, now)
          return courses.length > 0 ? (
            <>
              <Group id='open' title='正在报名' unit='个班' activities={open} now={now} />
              <Group id='others' title='已经报满或开课' unit='个班' activities={others} now={now} />
              <ListTail tail={list.tail} onMore={list.more} />
            </>
          ) : (
            <Empty
              icon='book'
              title='现在没有要开的培训班'
              next={district ? '看看全市的，或过几天再来' : '有新班会显示在这里。也可拨打 12333'}
              action={district ? { id: 'whole-city', word: '看全市', onTap: () => chooseDistrict(null) } : undefined}
            />
          )
        }}
      </Reading>
    </PageShell>
  )
}
