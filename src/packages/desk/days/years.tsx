import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Heading } from '@/components/heading'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Tag } from '@/components/tag'
import { sayDayOf } from '@/wording/series'
import type { LocalDate } from '../../../../types/core'
import type { Days, YearFacts } from '../../../../types/series-days'
import { EnterYear } from './enter-year'
import { PublishYear } from './publish-year'

type Props = { days: Days; isCity: boolean; today: LocalDate; onDone: (said: string) => void }

/** How far the holidays are known, year by year, and what the city can do about a year that is not. */
export function Years({ days: { knownUntil, years }, isCity, today, onDone }: Props) {
  const [at, setAt] = useState<YearFacts | null>(null)
  const done = (said: string) => {
    setAt(null)
    onDone(said)
  }
  const next = years.findIndex(({ known }) => !known)
  const shown = next < 0 ? years : years.slice(0, next + 1)
  return (
    <>
      <Notice
        id='known-until'
        tone='info'
        title={knownUntil < today ? '还没有录入放假安排' : `放假安排公布到 ${sayDayOf(knownUntil, today)}`}
      >
        选一天，看它放不放假、排了哪些场次。还没公布的日子系列先不排；定为不办或放假的日子也不排。
      </Notice>
      <Heading>各年放假安排</Heading>
      <Card id='years' pad='rows'>
        {shown.map((facts) => (
          <ListRow
            key={facts.year}
            id={`year-${facts.year}`}
            title={`${facts.year} 年`}
            detail={sayYear(facts)}
            side={<Tag tone={facts.known ? 'jade' : 'amber'}>{facts.known ? '已录入' : '还没录入'}</Tag>}
          >
            {isCity && <Act facts={facts} onTap={() => setAt(facts)} />}
          </ListRow>
        ))}
      </Card>
      {at &&
        (at.shipped ? (
          <PublishYear facts={at} onDone={done} onClose={() => setAt(null)} />
        ) : (
          <EnterYear facts={at} onDone={done} onClose={() => setAt(null)} />
        ))}
    </>
  )
}

function Act({ facts: { year, known, shipped, entered }, onTap }: { facts: YearFacts; onTap: () => void }) {
  const word = shipped ? (known ? '对一遍' : '录入') : entered ? '还没定全' : '都定好了'
  return (
    <View>
      <Button
        id={`year-act-${year}`}
        kind={known ? 'quiet' : 'ghost'}
        size='small'
        label={`${word}，${year} 年放假安排`}
        onTap={onTap}
      >
        {word}
      </Button>
    </View>
  )
}

const sayYear = ({ known, shipped, byHand, entered }: YearFacts): string => {
  const own = byHand > 0 ? `市里定了 ${byHand} 天` : ''
  if (entered && !shipped) return `${own}，已说明定全`
  if (known) return own || '按国务院公布的来'
  if (shipped) return '国务院已公布，可以录入；不点，今晚也会自动录入'
  return own
    ? `国务院公布后会随系统更新录入；也可以一天一天定，${own}`
    : '国务院公布后会随系统更新录入；等不及，可以一天一天定'
}
