import { Text, View } from '@tarojs/components'
import { isProvince, sayRegion } from '@/domain/region/region'
import { fullDistrictName } from '@/domain/region/township'
import { sayDay } from '@/domain/time/calendar'
import { Icon } from '@/ui/icon'
import { Tag, Tags } from '@/ui/tag'
import { sayField } from '@/wording/desk'
import { educationLabel, flagLabel, sayPay, tradeLabel } from '@/wording/labels'
import type { Posting } from '../../../../types/posting'
import { Facts } from './facts'
import styles from './index.module.scss'

/** A posting in full as it would be published, and what the screening objects to, for the clerk to decide. */
export function PostingSheet({ posting, wide }: { posting: Posting; wide: boolean }) {
  const { id, title, pay, flags, perks, region } = posting
  const where = isProvince(region) ? sayRegion(region) : fullDistrictName(region)
  return (
    <View id={`review-posting-${id}`} className={styles.posting}>
      <View className={styles.postingTop}>
        <View className={styles.strong}>{title}</View>
        <Text className={styles.pay}>{sayPay(pay)}</Text>
      </View>
      <Facts
        wide={wide}
        facts={[
          ['人数', `招 ${posting.headcount} 人`],
          ['学历', educationLabel[posting.education]],
          ['工种', tradeLabel[posting.trade]],
          ['地点', `${where} ${posting.place}`],
          ['有效期', `招到 ${sayDay(posting.validUntil)}`],
        ]}
      />
      <View className={styles.content}>{posting.content}</View>
      {perks.length > 0 && (
        <Tags>
          {perks.map((perk) => (
            <Tag key={perk}>{perk}</Tag>
          ))}
        </Tags>
      )}
      {flags.length > 0 ? (
        <View id={`flags-${id}`} className={styles.flags}>
          {flags.map(({ code, field, phrase, suggestion }) => (
            <View key={`${code} ${field} ${phrase}`} className={styles.flag}>
              <Icon name='warning' size={18} className={styles.mark} />
              <View className={styles.flagWords}>
                <View className={styles.phrase}>
                  {flagLabel[code]} · {sayField(field)}：“{phrase}”
                </View>
                <View>{suggestion}</View>
              </View>
            </View>
          ))}
        </View>
      ) : (
        <View className={styles.clean}>
          <Icon name='check' size={18} />
          <Text>没有发现不合规的说法</Text>
        </View>
      )}
    </View>
  )
}
