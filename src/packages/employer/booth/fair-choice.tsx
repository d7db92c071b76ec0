import { Text, View } from '@tarojs/components'
import { sayDistrict } from '@/domain/region/district'
import { sayRange } from '@/domain/time/calendar'
import { join } from '@/ui/join'
import { Press } from '@/ui/press'
import { Tag, Tags } from '@/ui/tag'
import { reviewLabel } from '@/wording/labels'
import type { ActivityCard } from '../../../../types/activity'
import type { Booth } from '../../../../types/booth'
import styles from './index.module.scss'

type Props = { fair: ActivityCard; chosen: boolean; booth: Booth | undefined; onChoose: () => void }

/** One coming fair to choose; a Friday special is copper. */
export function FairChoice({ fair, chosen, booth, onChoose }: Props) {
  const { id, title, special, startsAt, endsAt, place, district, employers } = fair
  const when = sayRange(startsAt, endsAt)
  return (
    <Press
      id={`fair-${id}`}
      role='radio'
      about={{ checked: chosen }}
      label={`${title}，${when}，${place}${special ? '，周五专场' : ''}`}
      className={join(styles.fair, special && styles.friday, chosen && styles.chosen)}
      onTap={onChoose}
    >
      <View className={styles.dot}>{chosen && <View className={styles.full} />}</View>
      <View className={styles.words}>
        <View className={styles.title}>{title}</View>
        <View className={styles.quiet}>{when}</View>
        <View className={styles.quiet}>
          {place}（{sayDistrict(district)}）{employers > 0 ? ` · 已有 ${employers} 家单位` : ''}
        </View>
        {(special || booth) && (
          <View className={styles.tags}>
            <Tags>
              {special && <Text className={styles.special}>周五专场</Text>}
              {booth && <Tag tone='jade'>已申请 · {reviewLabel[booth.state]}，可再加岗位</Tag>}
            </Tags>
          </View>
        )}
      </View>
    </Press>
  )
}
