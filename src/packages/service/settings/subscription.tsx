import { View } from '@tarojs/components'
import type { Consent } from '@/api/use-consent'
import { Button } from '@/components/button'
import { RemindWord } from '@/pages/remind'
import { noticeLabel } from '@/wording/labels'
import type { NoticeKind } from '../../../../types/notice'
import styles from './subscription.module.scss'

/** One kind of notice: how many more will come, and one more on a tap. */
export function Subscription({ kind, consent }: { kind: NoticeKind; consent: Consent }) {
  const credits = consent.standing?.credits ?? 0
  return (
    <View id={`subscription-${kind}`} className={styles.row}>
      <View className={styles.line}>
        <View className={styles.words}>
          <View className={styles.name}>{noticeLabel[kind]}</View>
          <View className={styles.detail}>{credits > 0 ? `还能提醒 ${credits} 次` : '没有订阅'}</View>
        </View>
        <Button
          id={`subscribe-${kind}`}
          kind='ghost'
          size='small'
          busy={consent.asking === 'asking'}
          busyWord='请稍等…'
          label={`${noticeLabel[kind]}，${credits > 0 ? '再订阅一次' : '提醒我'}`}
          onTap={consent.ask}
        >
          {credits > 0 ? '再加一次' : '提醒我'}
        </Button>
      </View>
      <RemindWord consent={consent} />
    </View>
  )
}
