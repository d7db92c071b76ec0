import { View } from '@tarojs/components'
import { sayDay } from '@/domain/time/calendar'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Endless } from '@/ui/endless'
import { Heading } from '@/ui/heading'
import { ListRow } from '@/ui/list-row'
import { Tag, Tags } from '@/ui/tag'
import { flagLabel, sayPay } from '@/wording/labels'
import type { LocalDate } from '../../../../types/core'
import type { Posting } from '../../../../types/posting'
import styles from './index.module.scss'

type Props = {
  postings: readonly Posting[]
  today: LocalDate
  /** There are older ones than these. */
  more: boolean
  onOpen: (posting: Posting) => void
}

/** What the employer offers, open ones first, each with what the screening found. */
export function Postings({ postings, today, more, onOpen }: Props) {
  if (postings.length === 0) {
    return <Empty icon='bag' title='还没有岗位' next='写清工作内容、地点和工资，更容易招到人' />
  }
  const open = postings.filter(({ closed }) => !closed)
  return (
    <>
      <Heading side={`在招 ${open.length} 个`}>岗位</Heading>
      <Card id='postings' pad='rows'>
        <Endless id='postings' rows={[...open, ...postings.filter(({ closed }) => closed)]}>
          {(posting) => (
            <ListRow
              key={posting.id}
              id={`posting-${posting.id}`}
              title={posting.title}
              side={<View className={styles.pay}>{sayPay(posting.pay)}</View>}
              detail={`招 ${posting.headcount} 人 · ${posting.place}`}
              onTap={() => onOpen(posting)}
            >
              <Tags>
                <Shelf posting={posting} today={today} />
                {[...new Set(posting.flags.map(({ code }) => code))].map((code) => (
                  <Tag key={code} tone='amber'>
                    {flagLabel[code]}
                  </Tag>
                ))}
              </Tags>
            </ListRow>
          )}
        </Endless>
      </Card>
      {more && <View className={styles.foot}>只列出最近发布的和近期参会的，共 {postings.length} 个岗位</View>}
    </>
  )
}

function Shelf({ posting, today }: { posting: Posting; today: LocalDate }) {
  if (posting.closed) return <Tag>已停招</Tag>
  if (posting.validUntil < today) return <Tag tone='stop'>已过期</Tag>
  return <Tag tone='jade'>招到 {sayDay(posting.validUntil)}</Tag>
}
