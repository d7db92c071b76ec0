import { Text, View } from '@tarojs/components'
import { sayDay } from '@/domain/time/calendar'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Tick } from '@/ui/tick'
import { sayPay } from '@/wording/labels'
import type { LocalDate, PostingId } from '../../../../types/core'
import type { Posting } from '../../../../types/posting'
import styles from './index.module.scss'

type Props = {
  postings: readonly Posting[]
  chosen: readonly PostingId[]
  /** The fair's day, once one is chosen: a posting must still be valid then. */
  day: LocalDate | null
  onChange: (chosen: PostingId[]) => void
  onPost: () => void
}

/** The employer's open postings, several to take along. */
export function Offers({ postings, chosen, day, onChange, onPost }: Props) {
  const open = postings.filter(({ closed }) => !closed)
  if (open.length === 0) {
    return (
      <Empty
        icon='bag'
        title='还没有在招的岗位'
        next='先发布岗位，再来申请展位'
        action={{ id: 'post', word: '发布岗位', onTap: onPost }}
      />
    )
  }
  return (
    <Card id='offers' pad='rows'>
      {open.map((posting) => {
        const { id, title, pay, headcount, validUntil } = posting
        const late = day !== null && validUntil < day
        return (
          <Tick
            key={id}
            id={`offer-${id}`}
            on={chosen.includes(id)}
            label={`${title}，招 ${headcount} 人`}
            error={
              late && chosen.includes(id) ? `只招到 ${sayDay(validUntil)}，比招聘会早，请先改“招聘截止日期”` : undefined
            }
            onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((kept) => kept !== id))}
          >
            <View>{title}</View>
            <View className={styles.quiet}>
              招 {headcount} 人 · <Text className={styles.pay}>{sayPay(pay)}</Text>
            </View>
          </Tick>
        )
      })}
    </Card>
  )
}
