import { useReachBottom, useRouter } from '@tarojs/taro'
import { cloudNow } from '@/api/clock'
import { LIVE_MS } from '@/api/question'
import { usePages } from '@/api/use-pages'
import { addDays, dayOf, isRealDay, sayDay } from '@/domain/time/calendar'
import { Group, openFirst } from '@/features/activity/group'
import { DistrictChip } from '@/features/district/chip'
import { chooseDistrict, useDistrict } from '@/features/district/use-district'
import { ListTail } from '@/features/list-tail'
import { goCalendar } from '@/features/routes'
import { Empty } from '@/ui/empty'
import { Heading } from '@/ui/heading'
import { PageShell } from '@/ui/page-shell'
import { Reading } from '@/ui/reading'
import * as activity from '../../../../types/calls/activity'

const AHEAD = 60

/** 全部直通车: every bus to come, or of one day; those one can book first. */
export default function Buses() {
  const { day: asked = '' } = useRouter().params
  const district = useDistrict()
  const now = cloudNow()
  const day = isRealDay(asked) ? asked : null
  const from = day ?? dayOf(now)
  const range = { kind: 'bus' as const, district, from, until: addDays(from, day ? 1 : AHEAD) }
  const list = usePages(activity.list, range, (page) => page.activities, { keep: true, every: LIVE_MS })
  useReachBottom(list.more)
  return (
    <PageShell title='就业直通车'>
      <DistrictChip />
      {day && <Heading>{sayDay(day)}的车</Heading>}
      <Reading of={list.reading} shape='list' onRetry={list.reload}>
        {(buses) => {
          const { open, others } = openFirst(buses, now)
          return buses.length > 0 ? (
            <>
              <Group id='open' title='正在报名' unit='班' activities={open} now={now} />
              <Group id='others' title='已经报满或已经开走' unit='班' activities={others} now={now} />
              <ListTail tail={list.tail} onMore={list.more} />
            </>
          ) : (
            <Empty
              icon='bus'
              title={day ? '这一天没有直通车' : '近 60 天还没有排直通车'}
              next={district ? '看看全市的，或过几天再来' : '定下来就会出现在这里'}
              action={
                district
                  ? { id: 'whole-city', word: '看全市', onTap: () => chooseDistrict(null) }
                  : { id: 'to-calendar', word: '看日历', onTap: goCalendar }
              }
            />
          )
        }}
      </Reading>
    </PageShell>
  )
}
