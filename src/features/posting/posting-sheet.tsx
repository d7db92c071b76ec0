import { Text, View } from '@tarojs/components'
import { dayOf, sayDay, sayTime } from '@/domain/time/calendar'
import { Fact } from '@/ui/fact'
import { Sheet } from '@/ui/sheet'
import { Tag, Tags } from '@/ui/tag'
import { sayWorkplace } from '@/wording/activity'
import { educationLabel, sayPay, tradeLabel } from '@/wording/labels'
import type { PostingAtFair, PostingCard } from '../../../types/posting'
import { openActivity } from '../routes'
import styles from './posting-sheet.module.scss'

type Props = {
  posting: PostingCard | null
  /** Where to meet the employer; left out on that fair's own page. */
  fair?: PostingAtFair['fair']
  onClose: () => void
}

/** One posting in full, and the way to the people who offer it. */
export function PostingSheet({ posting, fair, onClose }: Props) {
  if (!posting) return null
  const { title, trade, employer, headcount, pay, education, perks, content, booth } = posting
  const meet = () => {
    onClose()
    if (fair) openActivity({ id: fair.id, kind: 'fair' })
  }
  return (
    <Sheet
      id='posting-sheet'
      open
      title={title}
      confirm={fair && '去看这场招聘会'}
      kind={fair?.special ? 'copper' : 'main'}
      close='关闭'
      onConfirm={meet}
      onClose={onClose}
    >
      <View className={styles.pay}>{sayPay(pay)}</View>
      <Tags>
        <Tag>招 {headcount} 人</Tag>
        {trade !== 'other' && <Tag>{tradeLabel[trade]}</Tag>}
        <Tag>{educationLabel[education]}</Tag>
        {perks.map((perk) => (
          <Tag key={perk}>{perk}</Tag>
        ))}
      </Tags>
      <View className={styles.facts}>
        <Fact icon='building' detail={booth ? `招聘会展位 ${booth}` : undefined}>
          {employer}
        </Fact>
        <Fact icon='pin'>{sayWorkplace(posting)}</Fact>
        {fair && (
          <Fact icon='clock' detail={fair.title}>
            {sayDay(dayOf(fair.startsAt))} {sayTime(fair.startsAt)} 可当面谈
          </Fact>
        )}
      </View>
      <View className={styles.heading}>工作内容</View>
      <Text className={styles.content} userSelect>
        {content}
      </Text>
    </Sheet>
  )
}
