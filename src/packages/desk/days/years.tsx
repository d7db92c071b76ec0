import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { ListRow } from '@/ui/list-row'
import { Notice } from '@/ui/notice'
import { Tag } from '@/ui/tag'
import { sayKnownYears } from '@/wording/series'
import type { Days, YearFacts } from '../../../../types/series-days'
import { EnterYear } from './enter-year'
import styles from './index.module.scss'
import { PublishYear } from './publish-year'

type Props = { days: Days; isCity: boolean; onDone: (said: string) => void }

/** How far the holidays are known, year by year, and what the city can do about a year that is not. */
export function Years({ days: { years }, isCity, onDone }: Props) {
  const [at, setAt] = useState<YearFacts | null>(null)
  const done = (said: string) => {
    setAt(null)
    onDone(said)
  }
  return (
    <>
      <Notice
        id='known-years'
        tone='info'
        title={sayKnownYears(years.flatMap(({ year, known }) => (known ? [year] : [])))}
      >
        选一天，看当天放不放假、排了哪些场次。没有录入的年份，法定节假日当天停办，前后可能连着放假的几天先不排，其他日子照常排。
      </Notice>
      <Heading>各年放假安排</Heading>
      <Card id='years' pad='rows'>
        {years.map((facts) => (
          <ListRow
            key={facts.year}
            id={`year-${facts.year}`}
            title={`${facts.year} 年`}
            detail={sayYear(facts)}
            side={<Tag tone={facts.known ? 'jade' : 'amber'}>{facts.known ? '已录入' : '未录入'}</Tag>}
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
  const word = shipped ? (known ? '对一遍' : '录入') : entered ? '改为未设完' : '已设完'
  return (
    <View className={styles.act}>
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
  const own = byHand > 0 ? `市里设了 ${byHand} 天` : ''
  if (entered && !shipped)
    return `${own || '市里设的日子都取消了'}，${known ? '已设完' : '放假的日子不够一年的，请补全'}`
  if (known) return own || '按国家安排执行'
  if (shipped) return '国务院已公布，可以录入；不录入，今晚自动录入'
  return ['国务院公布后自动录入，也可以逐天设置', own].filter(Boolean).join('，')
}
