import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { ListRow } from '@/ui/list-row'
import { Tag } from '@/ui/tag'
import { sayShortDate, sayWeekday } from '@/wording/activity'
import { dayKindLabel, sayDayOf } from '@/wording/series'
import type { LocalDate } from '../../../../types/core'
import type { Days } from '../../../../types/series-days'
import styles from './index.module.scss'

type Props = { days: Days; today: LocalDate; onChoose: (day: LocalDate) => void }

const sayUnder = (day: LocalDate, today: LocalDate) =>
  day.slice(0, 4) === today.slice(0, 4) ? sayWeekday(day) : `${day.slice(0, 4)}年`

/** The days closed for the whole city. */
export function Closed({ days: { closed }, today, onChoose }: Props) {
  return (
    <>
      <Heading side={closed.length > 0 ? `${closed.length} 天` : undefined}>停办日</Heading>
      <Card id='closed' pad='rows'>
        {closed.length === 0 && <View className={styles.words}>没有停办日。</View>}
        {closed.map(({ day, reason, was, held }) => (
          <ListRow
            key={day}
            id={`closed-${day}`}
            lead={sayShortDate(day)}
            under={sayUnder(day, today)}
            title={reason}
            detail={was ?? undefined}
            side={held > 0 ? <Tag tone='amber'>{`还有 ${held} 场没取消`}</Tag> : <Tag>停办</Tag>}
            label={`${sayDayOf(day, today)}，${reason}${held > 0 ? `，还有 ${held} 场没取消` : ''}`}
            onTap={() => onChoose(day)}
          />
        ))}
      </Card>
    </>
  )
}

/** The days of which the bureau has said itself what they are. */
export function ByHand({ days: { byHand }, today, onChoose }: Props) {
  if (byHand.length === 0) return null
  return (
    <>
      <Heading side={`${byHand.length} 天`}>市里定的日子</Heading>
      <Card id='by-hand' pad='rows'>
        {byHand.map(({ day, kind, name }) => (
          <ListRow
            key={day}
            id={`by-hand-${day}`}
            lead={sayShortDate(day)}
            under={sayUnder(day, today)}
            title={name}
            side={<Tag tone={kind === 'holiday' ? 'stop' : 'jade'}>{dayKindLabel[kind]}</Tag>}
            label={`${sayDayOf(day, today)}，${name}，${dayKindLabel[kind]}`}
            onTap={() => onChoose(day)}
          />
        ))}
      </Card>
    </>
  )
}
