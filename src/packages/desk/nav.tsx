import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { aria, landmark } from '@/components/aria'
import { join } from '@/components/join'
import { Press } from '@/components/press'
import { fullDistrictName } from '@/domain/township'
import type { DeskToday } from '../../../types/desk'
import styles from './frame.module.scss'

export type Place = 'today' | 'gate' | 'review' | 'fair' | 'notice' | 'series' | 'plan' | 'days' | 'roster' | 'calls'

type Props = { at: Place | null; today: DeskToday | null; wide: boolean }

const reviewsIn = (today: DeskToday | null) => (today ? today.waiting.employers + today.waiting.booths : 0)

/** The coming special has a notice that waits for somebody's yes. */
const isNoticeWaiting = (today: DeskToday | null) => today?.special?.campaign === 'proposed'

const placesOf = (today: DeskToday | null): { key: Place; word: string; path: string; count: number }[] => [
  { key: 'today', word: '今天', path: 'today/index', count: 0 },
  { key: 'review', word: '审核', path: 'review/index', count: reviewsIn(today) },
  ...(today?.special
    ? [{ key: 'fair' as const, word: '周五专场', path: `fair/index?activityId=${today.special.id}`, count: 0 }]
    : []),
  ...(today?.gate
    ? [{ key: 'gate' as const, word: '签到实况', path: `board/index?sessionId=${today.gate.sessionId}`, count: 0 }]
    : []),
  { key: 'notice', word: '专场通知', path: 'campaigns/index', count: isNoticeWaiting(today) ? 1 : 0 },
  { key: 'series', word: '系列', path: 'series/index', count: 0 },
  { key: 'plan', word: '专场计划', path: 'plan/index', count: 0 },
  { key: 'days', word: '放假和不办', path: 'days/index', count: 0 },
  { key: 'roster', word: '名册', path: 'roster/index', count: 0 },
  { key: 'calls', word: '打电话', path: 'calls/index', count: 0 },
]

/** The desk's rooms: at the side of a wide window, in a row on a phone. What waits is counted. */
export function Nav({ at, today, wide }: Props) {
  return (
    <View
      id='desk-nav'
      className={wide ? styles.nav : styles.row}
      {...landmark('navigation')}
      {...aria({ label: '工作台' })}
    >
      {wide && (
        <View className={styles.whose}>
          {today ? fullDistrictName(today.district) : '工作台'}
          <View className={styles.under}>公共就业服务</View>
        </View>
      )}
      {placesOf(today).map(({ key, word, path, count }) => (
        <Press
          key={key}
          id={`nav-${key}`}
          role='link'
          label={count > 0 ? `${word}，${count} 件` : word}
          about={{ current: key === at }}
          className={join(styles.link, key === at && styles.on)}
          onTap={() => void Taro.redirectTo({ url: `/packages/desk/${path}` })}
        >
          <Text>{word}</Text>
          {count > 0 && <Text className={styles.count}>{count}</Text>}
        </Press>
      ))}
      {wide && process.env.TARO_ENV === 'h5' && (
        <Press
          id='nav-home'
          role='link'
          className={join(styles.link, styles.leave)}
          onTap={() => void Taro.switchTab({ url: '/pages/me/index' })}
        >
          <Text>回小程序</Text>
        </Press>
      )}
    </View>
  )
}
