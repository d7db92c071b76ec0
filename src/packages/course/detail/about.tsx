import { Text, View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { Figure, Figures } from '@/ui/figure'
import { sayForWhom } from '@/wording/activity'
import type { ActivityDetail } from '../../../../types/activity'
import styles from './index.module.scss'

/** Who teaches it, how long, what one has in hand afterwards. */
export function About({ course }: { course: ActivityDetail }) {
  const { course: facts, sessions, about, bring } = course
  const parts = [
    ['培训机构', facts?.institution],
    ['学完能拿', facts && (facts.certificate ?? '结业证明')],
    ['学什么', about],
    ['要带什么', bring],
    ['谁能参加', sayForWhom(course)],
  ] as const
  return (
    <>
      <View className={styles.figures}>
        <Figures few>
          <Figure place='below' value={facts?.hours ?? 0} label='课时' />
          <Figure place='below' value={sessions.length} label='次课' />
          <Figure place='below' value={course.seats} label='人一班' />
        </Figures>
      </View>
      <Card id='about' className={styles.about}>
        {parts.map(([title, words]) =>
          words ? (
            <View key={title} className={styles.part}>
              <View className={styles.name}>{title}</View>
              <Text className={styles.words} userSelect>
                {words}
              </Text>
            </View>
          ) : null,
        )}
      </Card>
    </>
  )
}
