import '../refusals'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRest } from '@/api/use-pages'
import { fullDistrictName } from '@/domain/region/township'
import { dayOf, sayDay } from '@/domain/time/calendar'
import { ListTail } from '@/features/list-tail'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Heading } from '@/ui/heading'
import { join } from '@/ui/join'
import { Reading } from '@/ui/reading'
import * as desk from '../../../../types/calls/desk'
import type { DeskRows, DeskToday as Today } from '../../../../types/desk'
import { DeskFrame } from '../frame'
import { useDesk } from '../use-desk'
import { TodayFigures } from './figures'
import { Gaps } from './gaps'
import styles from './index.module.scss'
import { Rows } from './rows'
import { SpecialNotice } from './side-cards'

const FEW = 12

/** What a clerk sees first: the day in numbers, what is on, what comes, what is missing. */
export default function DeskToday() {
  const { reading, reload, now, today } = useDesk()
  const scope = today && <View className={styles.scope}>{fullDistrictName(today.district)}</View>
  return (
    <DeskFrame title='今天' heading={`今天 ${sayDay(today?.day ?? dayOf(now))}`} at='today' today={today} side={scope}>
      {(wide) => (
        <Reading of={reading} shape='table' onRetry={reload}>
          {(shown, at) => (
            <>
              <TodayFigures today={shown} now={now} />
              <Lists today={shown} at={at} now={now} wide={wide} />
              <View className={join(styles.cards, wide && styles.wide)}>
                <Gaps days={shown.gaps} scope={shown.district} />
                <SpecialNotice special={shown.special} />
              </View>
            </>
          )}
        </Reading>
      )}
    </DeskFrame>
  )
}

const rowsIn = (page: DeskRows) => page.rows

/** Today, the week after it, and behind a button everything later. */
function Lists({ today, at, now, wide }: { today: Today; at: number; now: number; wide: boolean }) {
  const [all, setAll] = useState(false)
  const first = { page: { rows: today.rows, next: today.next ?? null }, at }
  const { rows, tail, more } = useRest(desk.rows, {}, first, rowsIn)
  const here = new Set<string>(today.rows.map(({ id }) => id))
  const later = rows.slice(today.rows.length).filter(({ id }) => !here.has(id))
  const onToday = today.rows.filter(({ day }) => day === today.day)
  const coming = [...today.rows.filter(({ day }) => day > today.day), ...later].sort(
    (one, other) => one.startsAt - other.startsAt,
  )
  const shown = all ? coming : coming.slice(0, FEW)
  const isWhole = tail === 'end'
  return (
    <>
      <Heading side={`${onToday.length} 场`}>今天</Heading>
      {onToday.length > 0 ? (
        <Rows id='rows-today' label='今天的场次' rows={onToday} now={now} wide={wide} />
      ) : (
        <Empty title='今天没有场次' next='下面是接下来的场次；空档写在“日历空档”里' />
      )}
      {coming.length > 0 && (
        <>
          <Heading side={isWhole ? `${coming.length} 场` : undefined}>接下来</Heading>
          <Rows id='rows-coming' label='接下来的场次' rows={shown} now={now} wide={wide} dated />
          {shown.length < coming.length && (
            <View className={styles.more}>
              <Button id='all-rows' kind='quiet' size='small' onTap={() => setAll(true)}>
                {isWhole ? `还有 ${coming.length - shown.length} 场` : '看更多场次'}
              </Button>
            </View>
          )}
          {shown.length === coming.length && <ListTail tail={tail} onMore={more} moreWord='再往后的场次' />}
        </>
      )}
    </>
  )
}
