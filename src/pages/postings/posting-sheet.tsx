import { Text, View } from '@tarojs/components'
import { Fact } from '@/components/fact'
import { Sheet } from '@/components/sheet'
import { Tag, Tags } from '@/components/tag'
import { dayOf, sayDay, sayTime } from '@/domain/calendar'
import { fullPlace } from '@/wording/activity'
import { educationLabel, sayPay } from '@/wording/labels'
import type { PostingAtFair } from '../../../types/posting'
import { openActivity } from '../routes'
import styles from './posting-sheet.module.scss'

/** One posting in full, and the way to the people who offer it. */
export function PostingSheet({ posting, onClose }: { posting: PostingAtFair | null; onClose: () => void }) {
  if (!posting) return null
  const { title, employer, headcount, pay, education, perks, district, place, content, fair } = posting
  const meet = () => {
    onClose()
    openActivity({ id: fair.id, kind: 'fair' })
  }
  return (
    <Sheet
      id='posting-sheet'
      open
      title={title}
      confirm='去看这场招聘会'
      kind={fair.special ? 'copper' : 'main'}
      close='关闭'
      onConfirm={meet}
      onClose={onClose}
    >
      <View className={styles.pay}>{sayPay(pay)}</View>
      <Tags>
        <Tag>招 {headcount} 人</Tag>
        <Tag>{educationLabel[education]}</Tag>
        {perks.map((perk) => (
          <Tag key={perk}>{perk}</Tag>
        ))}
      </Tags>
      <View className={styles.facts}>
        <Fact icon='building'>{employer}</Fact>
        <Fact icon='pin'>{fullPlace({ district, address: place })}</Fact>
        <Fact icon='clock' detail={fair.title}>
          {sayDay(dayOf(fair.startsAt))} {sayTime(fair.startsAt)} 可当面谈
        </Fact>
      </View>
      <View className={styles.heading}>做什么</View>
      <Text className={styles.content} userSelect>
        {content}
      </Text>
    </Sheet>
  )
}
