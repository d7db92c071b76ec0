import { useShareAppMessage } from '@tarojs/taro'
import { LIVE_MS } from '@/api/question'
import { useConsentsOf } from '@/api/use-consent'
import { useRead } from '@/api/use-read'
import { useElder } from '@/theme/elder'
import { PageShell } from '@/ui/page-shell'
import { Reading } from '@/ui/reading'
import * as activity from '../../../types/calls/activity'
import { useDistrict } from '../../features/district/use-district'
import { useBadge } from '../../features/notice/unread'
import { Buses } from './buses'
import { Choices } from './choices'
import { Courses } from './courses'
import { ElderHome } from './elder'
import { FairsThisWeek, FairsToday } from './fairs'
import { MyCode } from './my-code'
import { NoSpecial, SpecialCard } from './special'
import { useCodes } from './use-codes'
import { Week } from './week'

/** 首页: the next special first, then today, the week, and the classes. */
export default function Home() {
  const district = useDistrict()
  const elder = useElder()
  const { reading, reload, now } = useRead(activity.home, { district }, { keep: true, every: LIVE_MS })
  const shown = reading.kind === 'shown' ? reading : null
  useBadge(shown?.value.unread ?? null)
  useCodes(shown && !shown.lost && !shown.kept ? shown.value.tickets : null)
  const consents = shown?.value.consents
  const consent = useConsentsOf(consents ? { value: consents, at: shown.at } : null, district).of('fridaySpecial')
  useShareAppMessage(() => ({ title: '天天有招聘 · 周五是专场', path: '/pages/home/index' }))
  return (
    <PageShell title={elder ? '天天有招聘' : '天天有招聘 · 周五是专场'} tab>
      <Choices />
      <Reading of={reading} shape='home' onRetry={reload}>
        {(home) =>
          elder ? (
            <ElderHome home={home} now={now} />
          ) : (
            <>
              {home.special ? (
                <SpecialCard special={home.special} now={now} tickets={home.tickets} consent={consent} />
              ) : (
                <NoSpecial consent={consent} />
              )}
              <MyCode tickets={home.tickets} count={home.ticketCount} now={now} />
              <Week days={home.days} now={now} />
              <FairsToday home={home} now={now} />
              <FairsThisWeek home={home} now={now} />
              <Buses home={home} now={now} />
              <Courses home={home} now={now} />
            </>
          )
        }
      </Reading>
    </PageShell>
  )
}
