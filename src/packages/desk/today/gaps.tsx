import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useRead } from '@/api/use-read'
import { levelOf, sayDistrict } from '@/domain/region/district'
import { fullDistrictName } from '@/domain/region/township'
import { sayDay, weekdayOf } from '@/domain/time/calendar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Chip, Chips } from '@/ui/chip'
import { weekdayWord } from '@/wording/series'
import * as series from '../../../../types/calls/series'
import type { LocalDate } from '../../../../types/core'
import type { DistrictCode } from '../../../../types/division'
import type { Gap } from '../../../../types/series-days'
import styles from './index.module.scss'

const FEW = 3

type Props = { days: readonly LocalDate[]; scope: DistrictCode }

/** The coming days without a fair, county by county: what the brand promises and the calendar lacks. */
export function Gaps({ days, scope }: Props) {
  const { reading } = useRead(series.gaps, {}, { keep: true })
  return (
    <Card id='gaps' className={styles.half}>
      <View className={styles.cardTop}>
        <View className={styles.cardTitle}>日历空档</View>
        <View className={styles.quiet}>未来两周</View>
      </View>
      {reading.kind === 'shown' ? <ByDay gaps={reading.value} /> : <Plain days={days} scope={scope} />}
    </Card>
  )
}

const Plain = ({ days, scope }: Props) => (
  <View className={styles.words}>
    {days.length > 0
      ? `${days.map(sayDay).join('、')} ${fullDistrictName(scope)}没有安排招聘会。`
      : '每天都有招聘会，没有空档。'}
  </View>
)

const placeOf = (district: DistrictCode) =>
  levelOf(district) === 'township' ? fullDistrictName(district) : sayDistrict(district)

const fill = ({ day, district }: Gap) =>
  void Taro.navigateTo({ url: `/packages/desk/series/index?district=${district}&weekday=${weekdayOf(day)}` })

function ByDay({ gaps }: { gaps: readonly Gap[] }) {
  const [all, setAll] = useState(false)
  const days = [...new Set(gaps.map(({ day }) => day))]
  const shown = all ? days : days.slice(0, FEW)
  if (days.length === 0) return <View className={styles.words}>每天每个区县都有招聘会，没有空档。</View>
  return (
    <>
      <View className={styles.words}>点区县，可按当天新建场次补上。</View>
      {shown.map((day) => (
        <View key={day} id={`gap-${day}`} className={styles.gap}>
          <View className={styles.gapDay}>{sayDay(day)}</View>
          <View className={styles.gapPlaces}>
            <Chips>
              {gaps
                .filter((gap) => gap.day === day)
                .map((gap) => (
                  <Chip
                    key={gap.district}
                    id={`fill-${day}-${gap.district}`}
                    label={`补上，${placeOf(gap.district)} ${weekdayWord(weekdayOf(day))}`}
                    onTap={() => fill(gap)}
                  >
                    {placeOf(gap.district)}
                  </Chip>
                ))}
            </Chips>
          </View>
        </View>
      ))}
      {shown.length < days.length && (
        <View className={styles.act}>
          <Button id='all-gaps' kind='quiet' size='small' onTap={() => setAll(true)}>
            {`还有 ${days.length - shown.length} 天有空档`}
          </Button>
        </View>
      )}
    </>
  )
}
