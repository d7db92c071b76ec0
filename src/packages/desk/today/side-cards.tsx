import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Tag } from '@/ui/tag'
import { sayCampaign } from '@/wording/campaign'
import type { DeskToday } from '../../../../types/desk'
import styles from './index.module.scss'

/** The next special's notice: how it stands, and the way to send it. */
export function SpecialNotice({ special }: Pick<DeskToday, 'special'>) {
  if (!special) {
    return (
      <Card id='special-notice' className={styles.half}>
        <View className={styles.cardTitle}>周五专场通知</View>
        <View className={styles.words}>接下来还没有排周五专场，排好后在这里发通知。</View>
      </Card>
    )
  }
  const { campaign } = special
  const waits = campaign === 'proposed'
  return (
    <Card id='special-notice' className={styles.half}>
      <View className={styles.cardTop}>
        <View className={styles.cardTitle}>周五专场通知</View>
        <Tag tone={waits ? 'amber' : campaign ? 'jade' : 'grey'}>{sayCampaign(campaign)}</Tag>
      </View>
      <View className={styles.words}>
        {special.title}，报名 {special.booked} / {special.seats}
      </View>
      <View className={styles.act}>
        <Button
          id='open-notice'
          kind='ghost'
          size='small'
          onTap={() => void Taro.navigateTo({ url: `/packages/desk/notice/index?activityId=${special.id}` })}
        >
          {waits || !campaign ? '看通知，准备发送' : '看通知和结果'}
        </Button>
      </View>
    </Card>
  )
}
