import { View } from '@tarojs/components'
import { phaseOf } from '@/domain/activity/activity'
import { countyOf, sayDistrict } from '@/domain/region/district'
import { isHeld } from '@/domain/ticket/held'
import { dayOf } from '@/domain/time/calendar'
import { ActivityRow } from '@/ui/activity-row'
import { aria } from '@/ui/aria'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Heading } from '@/ui/heading'
import { fairsToday } from '@/wording/activity'
import type { ActivityCard } from '../../../types/activity'
import type { Instant } from '../../../types/core'
import { city } from '../../../types/division'
import type { Home } from '../../../types/home'
import { useDistrict } from '../../features/district/use-district'
import { goCalendar, openActivity } from '../../features/routes'
import styles from './fairs.module.scss'

type Props = { home: Home; now: Instant }

/** Running first, then what is still to come, what is over last. */
const byUse = (now: Instant) => (one: ActivityCard, other: ActivityCard) => {
  const rank = (card: ActivityCard) => ['running', 'upcoming', 'over', 'cancelled'].indexOf(phaseOf(card, now))
  return rank(one) - rank(other) || one.startsAt - other.startsAt
}

/** 今天的招聘会: those still on; and whether there were any when there is none any more. */
export function FairsToday({ home, now }: Props) {
  const district = useDistrict()
  const today = fairsToday(home, district ? sayDistrict(district) : '全市', now)
  const fairs = today.fairs.sort(byUse(now))
  return (
    <>
      <Heading side={fairs.length > 0 ? `${fairs.length} 场` : undefined}>今天的招聘会</Heading>
      {fairs.length > 0 ? (
        <Card id='today' pad='rows'>
          {fairs.map((fair) => (
            <ActivityRow
              key={fair.id}
              activity={fair}
              now={now}
              held={isHeld(home.tickets, fair.id)}
              onTap={() => openActivity(fair)}
            />
          ))}
        </Card>
      ) : (
        <Card id='today'>
          <Empty
            title={today.none}
            next='可以看其他日期，或换个区县'
            action={{ id: 'today-calendar', word: '看日历', onTap: goCalendar }}
          />
        </Card>
      )}
    </>
  )
}

/** How many there are on the days behind today, but for the special above: the list itself is bounded. */
const fairsAfter = ({ days, special, fairs }: Home, today: string) =>
  days.filter(({ day }) => day > today).reduce((sum, day) => sum + day.fairs, 0) -
  (special && special.day > today && fairs.some(({ id }) => id === special.id) ? 1 : 0)

/** The days to come, seven with today, by county: people go where they live. */
export function FairsThisWeek({ home, now }: Props) {
  const today = dayOf(now)
  const fairs = home.fairs.filter(({ day, id }) => day > today && id !== home.special?.id)
  if (fairs.length === 0) return null
  const more = fairsAfter(home, today)
  const counties = [...new Set(fairs.map(({ district }) => countyOf(district) ?? city.code))].sort()
  return (
    <>
      <Heading side={`${Math.max(fairs.length, more)} 场`}>近 7 天其他场次</Heading>
      {counties.map((county) => (
        <Card key={county} id={`week-${county}`} pad='rows'>
          <View className={styles.county} {...aria({ role: 'heading', level: 3 })}>
            {sayDistrict(county)}
          </View>
          {fairs
            .filter(({ district }) => (countyOf(district) ?? city.code) === county)
            .map((fair) => (
              <ActivityRow
                key={fair.id}
                activity={fair}
                now={now}
                by='day'
                held={isHeld(home.tickets, fair.id)}
                onTap={() => openActivity(fair)}
              />
            ))}
        </Card>
      ))}
      {more > fairs.length && (
        <Button id='week-all' kind='ghost' onTap={goCalendar}>
          到日历看全部 {more} 场
        </Button>
      )}
    </>
  )
}
