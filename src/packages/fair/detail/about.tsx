import { Text, View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { sayForWhom } from '@/wording/activity'
import type { ActivityDetail } from '../../../../types/activity'
import styles from './index.module.scss'

/** What it is about, what to bring, and whom it is not for. */
export function About({ fair }: { fair: ActivityDetail }) {
  const { about, bring, organizer } = fair
  return (
    <Card id='about' className={styles.about}>
      <Part title='要带什么' words={bring} />
      <Part title='谁能参加' words={sayForWhom(fair)} />
      <Part title={fair.kind === 'bus' ? '这趟车' : '这场是什么'} words={about} />
      <View className={styles.host}>主办：{organizer.name}</View>
    </Card>
  )
}

function Part({ title, words }: { title: string; words: string | null }) {
  if (!words) return null
  return (
    <View className={styles.part}>
      <View className={styles.name}>{title}</View>
      <Text className={styles.words} userSelect>
        {words}
      </Text>
    </View>
  )
}
