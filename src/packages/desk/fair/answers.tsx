import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/ui/button'
import { Figure, Figures } from '@/ui/figure'
import { Heading } from '@/ui/heading'
import type { Instant } from '../../../../types/core'
import type { DeskActivity } from '../../../../types/desk'
import styles from './index.module.scss'

/** Of a moved date: who said they still come, and the way to those who have not answered. */
export function Answers({ activity: { row, reconfirm }, now }: { activity: DeskActivity; now: Instant }) {
  if (!reconfirm || row.state === 'cancelled' || reconfirm.yes + reconfirm.asked === 0) return null
  const { yes, asked } = reconfirm
  const ahead = now < row.startsAt
  return (
    <>
      <Heading>改期后的答复</Heading>
      <View id='answers'>
        <Figures>
          <Figure id='answered-yes' label='已确认' value={yes} detail='确认参加' />
          <Figure
            id='unanswered'
            label='未答复'
            value={asked}
            tone={ahead && asked > 0 ? 'wait' : 'ink'}
            detail={ahead ? '前一天未答复的，进入“电话告知”' : '不计入未到场'}
          />
        </Figures>
      </View>
      {asked > 0 && (
        <View className={styles.toEdit}>
          <Button
            id='open-unanswered'
            kind='ghost'
            size='small'
            onTap={() => void Taro.navigateTo({ url: `/packages/desk/people/index?activityId=${row.id}&only=asked` })}
          >
            看没答复的 {asked} 人
          </Button>
        </View>
      )}
    </>
  )
}
