import { View } from '@tarojs/components'
import { ActivityRow } from '@/components/activity-row'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Heading } from '@/components/heading'
import { phaseOf } from '@/domain/activity'
import { dayOf } from '@/domain/calendar'
import { countyOf, sayDistrict } from '@/domain/district'
import type { ActivityCard } from '../../../types/activity'
import type { Instant } from '../../../types/core'
import { city } from '../../../types/division'
import type { Home } from '../../../types/home'
import { goCalendar, openActivity } from '../routes'
import styles from './fairs.module.scss'

type Props = { home: Home; now: Instant }

const isHeld = ({ tickets }: Home, { id }: ActivityCard) =>
  tickets.some(({ activityId, state = 'booked' }) => activityId === id && state === 'booked')

/** Running first, then what is still to come, what is over last. */
const byUse = (now: Instant) => (one: ActivityCard, other: ActivityCard) => {
  const rank = (card: ActivityCard) => ['running', 'upcoming', 'over', 'cancelled'].indexOf(phaseOf(card, now))
  return rank(one) - rank(other) || one.startsAt - other.startsAt
}

/** 今天有招聘 */
export function FairsToday({ home, now }: Props) {
  const fairs = home.fairs.filter(({ day }) => day === dayOf(now)).sort(byUse(now))
  return (
    <>
      <Heading side={fairs.length > 0 ? `${fairs.length} 场` : undefined}>今天有招聘</Heading>
      {fairs.length > 0 ? (
        <Card id='today' pad='rows'>
          {fairs.map((fair) => (
            <ActivityRow
              key={fair.id}
              activity={fair}
              now={now}
              held={isHeld(home, fair)}
              onTap={() => openActivity(fair)}
            />
          ))}
        </Card>
      ) : (
        <Card id='today'>
          <Empty
            title='今天这里没有招聘会'
            next='看看别的日子，或换一个区县'
            action={{ id: 'today-calendar', word: '看日历', onTap: goCalendar }}
          />
        </Card>
      )}
    </>
  )
}

/** The rest of the week, by county: people go where they live. */
export function FairsThisWeek({ home, now }: Props) {
  const today = dayOf(now)
  const fairs = home.fairs.filter(({ day, id }) => day > today && id !== home.special?.id)
  if (fairs.length === 0) return null
  const counties = [...new Set(fairs.map(({ district }) => countyOf(district) ?? city.code))].sort()
  return (
    <>
      <Heading side={`${fairs.length} 场`}>本周其他场次</Heading>
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
                held={isHeld(home, fair)}
                onTap={() => openActivity(fair)}
              />
            ))}
        </Card>
      ))}
    </>
  )
}
