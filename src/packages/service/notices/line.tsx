import { Text, View } from '@tarojs/components'
import { dayOf, sayTime } from '@/domain/time/calendar'
import { aria } from '@/ui/aria'
import { ListRow } from '@/ui/list-row'
import { Tag, type TagTone } from '@/ui/tag'
import { sayNear } from '@/wording/activity'
import { noticeLabel } from '@/wording/labels'
import type { LocalDate } from '../../../../types/core'
import type { NoticeKind, NoticeLine } from '../../../../types/notice'
import styles from './index.module.scss'

/** Friday is copper; what has to be answered soon is amber; the rest is quiet. */
const tones: Partial<Record<NoticeKind, TagTone>> = {
  fridaySpecial: 'copper',
  placeOffered: 'amber',
  activityChanged: 'amber',
  outcomeDue: 'amber',
  verifyDue: 'amber',
  employerTold: 'jade',
}

type Props = { line: NoticeLine; today: LocalDate; onTap: () => void }

/** One notice; a dot and a word for who cannot see it tell that it is new. */
export function Line({ line, today, onTap }: Props) {
  const { id, kind, title, text, at, unread } = line
  const when = `${sayNear(dayOf(at), today)} ${sayTime(at)}`
  return (
    <ListRow
      id={`notice-${id}`}
      title={
        <View className={styles.title}>
          {unread && <View className={styles.dot} {...aria({ hidden: true })} />}
          <Text className={styles.words}>{title}</Text>
        </View>
      }
      detail={text}
      side={<Tag tone={tones[kind] ?? 'grey'}>{noticeLabel[kind]}</Tag>}
      label={`${unread ? '未读，' : ''}${title}，${noticeLabel[kind]}，${text}，${when}`}
      onTap={onTap}
    >
      <View className={styles.when}>{when}</View>
    </ListRow>
  )
}
