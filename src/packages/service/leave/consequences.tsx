import { View } from '@tarojs/components'
import { dayOf, sayDay, sayTime } from '@/domain/time/calendar'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { Icon } from '@/ui/icon'
import { ListRow } from '@/ui/list-row'
import { Notice } from '@/ui/notice'
import { Tag } from '@/ui/tag'
import { ticketLabel } from '@/wording/labels'
import type { LeavingWords } from '@/wording/leaving'
import type { LeavingAll } from '../../../../types/privacy'
import styles from './index.module.scss'

/** What deleting would do: whose data, which places go, what stays and what it cannot undo. */
export function Consequences({ leaving: { people, staff }, words }: { leaving: LeavingAll; words: LeavingWords }) {
  const places = people.flatMap((person) => person.places.map((place) => ({ ...place, name: person.name })))
  return (
    <>
      <Notice id='what' tone='wait' title={words.title}>
        {words.about}
      </Notice>
      {places.length > 0 && (
        <>
          <Heading side={`${places.length} 个`}>会取消的报名</Heading>
          <Card id='places' pad='rows'>
            {places.map(({ id, title, startsAt, state, name }) => (
              <ListRow
                key={id}
                title={title}
                detail={`${name} · ${sayDay(dayOf(startsAt))} ${sayTime(startsAt)}`}
                side={<Tag>{ticketLabel[state]}</Tag>}
              />
            ))}
          </Card>
        </>
      )}
      <Heading>删除之后</Heading>
      <Card id='then'>
        {words.lines.map((line) => (
          <View key={line} className={styles.line}>
            <Icon name='check' size={18} className={styles.mark} />
            <View className={styles.words}>{line}</View>
          </View>
        ))}
      </Card>
      {staff && <View className={styles.small}>您是工作人员：工作权限由就业局管理，不会跟着删除。</View>}
    </>
  )
}
