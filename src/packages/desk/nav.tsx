import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { fullDistrictName } from '@/domain/region/township'
import { useLeave } from '@/features/unsaved'
import { aria, landmark } from '@/ui/aria'
import { join } from '@/ui/join'
import { Press } from '@/ui/press'
import { Sheet } from '@/ui/sheet'
import type { DeskToday } from '../../../types/desk'
import { city } from '../../../types/division'
import styles from './frame.module.scss'

export type Place =
  | 'today'
  | 'gate'
  | 'review'
  | 'fair'
  | 'notice'
  | 'series'
  | 'plan'
  | 'days'
  | 'roster'
  | 'calls'
  | 'rules'
  | 'person'
  | 'audit'

type Props = { at: Place | null; today: DeskToday | null; wide: boolean }

const reviewsIn = (today: DeskToday | null) => (today ? today.waiting.employers + today.waiting.booths : 0)

/** The coming special has a notice that waits for somebody's yes. */
const isNoticeWaiting = (today: DeskToday | null) => today?.special?.campaign === 'proposed'

/** Those who wait to be called; an answer kept from before they were counted has none. */
const callsIn = (today: DeskToday | null) => today?.waiting.calls ?? 0

type Room = { key: Place; word: string; path: string; count: number }

const placesOf = (today: DeskToday | null): Room[] => [
  { key: 'today', word: '今天', path: 'today/index', count: 0 },
  { key: 'review', word: '审核', path: 'review/index', count: reviewsIn(today) },
  ...(today?.special
    ? [{ key: 'fair' as const, word: '周五专场', path: `fair/index?activityId=${today.special.id}`, count: 0 }]
    : []),
  ...(today?.gate
    ? [{ key: 'gate' as const, word: '入场实况', path: `board/index?sessionId=${today.gate.sessionId}`, count: 0 }]
    : []),
  { key: 'notice', word: '专场通知', path: 'campaigns/index', count: isNoticeWaiting(today) ? 1 : 0 },
  { key: 'series', word: '固定场次', path: 'series/index', count: 0 },
  { key: 'plan', word: '专场计划', path: 'plan/index', count: 0 },
  { key: 'days', word: '放假和停办', path: 'days/index', count: 0 },
  { key: 'roster', word: '名册', path: 'roster/index', count: 0 },
  { key: 'calls', word: '打电话', path: 'calls/index', count: callsIn(today) },
  { key: 'person', word: '找人', path: 'person/index', count: 0 },
  { key: 'rules', word: '规则', path: 'rules/index', count: 0 },
  ...(today?.district === city.code
    ? [{ key: 'audit' as const, word: '操作记录', path: 'audit/index', count: 0 }]
    : []),
]

/** What a phone's one row has room for. */
const FIRST: readonly Place[] = ['today', 'review', 'notice', 'calls']

const sayRoom = (word: string, count: number) => (count > 0 ? `${word}，${count} 件` : word)

/** More than this is not worth telling apart, and calls are counted no further. */
const MOST = 99

const Inside = ({ word, count }: Pick<Room, 'word' | 'count'>) => (
  <>
    <Text>{word}</Text>
    {count > 0 && <Text className={styles.count}>{count > MOST ? `${MOST}+` : count}</Text>}
  </>
)

/** The desk's rooms: at the side of a wide window, in one row on a phone. What waits is counted. */
export function Nav({ wide, ...it }: Props) {
  return wide ? <SideNav {...it} /> : <RowNav {...it} />
}

type LinkProps = { room: Room; at: Place | null; className: string; onGo: (go: () => void) => void }

const RoomLink = ({ room: { key, word, path, count }, at, className, onGo }: LinkProps) => (
  <Press
    id={`nav-${key}`}
    role='link'
    label={sayRoom(word, count)}
    about={{ current: key === at }}
    className={join(className, key === at && styles.on)}
    onTap={() => onGo(() => void Taro.redirectTo({ url: `/packages/desk/${path}` }))}
  >
    <Inside word={word} count={count} />
  </Press>
)

function SideNav({ at, today }: Omit<Props, 'wide'>) {
  const leave = useLeave()
  return (
    <View id='desk-nav' className={styles.nav} {...landmark('navigation')} {...aria({ label: '工作台' })}>
      <View className={styles.whose}>
        {today ? fullDistrictName(today.district) : '工作台'}
        <View className={styles.under}>公共就业服务</View>
      </View>
      {placesOf(today).map((room) => (
        <RoomLink key={room.key} room={room} at={at} className={styles.link ?? ''} onGo={leave} />
      ))}
      {process.env.TARO_ENV === 'h5' && (
        <Press
          id='nav-home'
          role='link'
          className={join(styles.link, styles.leave)}
          onTap={() => leave(() => void Taro.switchTab({ url: '/pages/me/index' }))}
        >
          <Text>回小程序</Text>
        </Press>
      )}
    </View>
  )
}

/** Four rooms and the way to the others, with what waits there. */
function RowNav({ at, today }: Omit<Props, 'wide'>) {
  const leave = useLeave()
  const [open, setOpen] = useState(false)
  const rooms = placesOf(today)
  const more = rooms.filter(({ key }) => !FIRST.includes(key))
  const waiting = more.reduce((all, { count }) => all + count, 0)
  const go = (next: () => void) => {
    setOpen(false)
    leave(next)
  }
  return (
    <>
      <View id='desk-nav' className={styles.row} {...landmark('navigation')} {...aria({ label: '工作台' })}>
        {rooms
          .filter(({ key }) => FIRST.includes(key))
          .map((room) => (
            <RoomLink key={room.key} room={room} at={at} className={styles.tab ?? ''} onGo={leave} />
          ))}
        <Press
          id='nav-more'
          label={sayRoom('更多', waiting)}
          about={{ expanded: open }}
          className={join(styles.tab, more.some(({ key }) => key === at) && styles.on)}
          onTap={() => setOpen(true)}
        >
          <Inside word='更多' count={waiting} />
        </Press>
      </View>
      <Sheet id='desk-more' open={open} title='更多' onClose={() => setOpen(false)}>
        {more.map((room) => (
          <RoomLink key={room.key} room={room} at={at} className={styles.other ?? ''} onGo={go} />
        ))}
      </Sheet>
    </>
  )
}
