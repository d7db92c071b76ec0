import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Heading } from '@/components/heading'
import { join } from '@/components/join'
import { Reading } from '@/components/reading'
import { dayOf, sayDay } from '@/domain/calendar'
import { fullDistrictName } from '@/domain/township'
import type { DeskToday as Today } from '../../../../types/desk'
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
          {(shown) => (
            <>
              <TodayFigures today={shown} now={now} />
              <Lists today={shown} now={now} wide={wide} />
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

function Lists({ today, now, wide }: { today: Today; now: number; wide: boolean }) {
  const [all, setAll] = useState(false)
  const onToday = today.rows.filter(({ day }) => day === today.day)
  const coming = today.rows.filter(({ day }) => day > today.day)
  const shown = all ? coming : coming.slice(0, FEW)
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
          <Heading side={`${coming.length} 场`}>接下来</Heading>
          <Rows id='rows-coming' label='接下来的场次' rows={shown} now={now} wide={wide} dated />
          {shown.length < coming.length && (
            <View className={styles.more}>
              <Button id='all-rows' kind='quiet' size='small' onTap={() => setAll(true)}>
                {`还有 ${coming.length - shown.length} 场`}
              </Button>
            </View>
          )}
        </>
      )}
    </>
  )
}
