import { View } from '@tarojs/components'
import { useRead } from '@/api/use-read'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Heading } from '@/components/heading'
import { join } from '@/components/join'
import { ListRow } from '@/components/list-row'
import { Reading } from '@/components/reading'
import { type Column, Table } from '@/components/table'
import { dayOf } from '@/domain/calendar'
import { fullDistrictName } from '@/domain/township'
import { keyGroupLabel } from '@/wording/labels'
import type { RosterCount } from '../../../../types/roster'
import { DeskFrame } from '../frame'
import { useDesk } from '../use-desk'
import { Bring } from './bring'
import styles from './index.module.scss'
import { Remove } from './remove'

const columns: Column<RosterCount>[] = [
  { key: 'group', title: '人群', show: ({ keyGroup }) => keyGroupLabel[keyGroup] },
  { key: 'district', title: '哪里', show: ({ district }) => fullDistrictName(district) },
  { key: 'people', title: '人数', number: true, show: ({ people }) => people },
]

/** 名册: who belongs to a key group by lists that staff have checked. */
export default function DeskRoster() {
  const { reading, reload, now } = useRead('roster.show', {})
  const { today } = useDesk()
  const day = dayOf(now)
  return (
    <DeskFrame title='名册' heading='重点群体名册' at='roster' today={today}>
      {(wide) => (
        <View className={join(wide && styles.columns)}>
          <View className={styles.column}>
            {today && <Bring scope={today.district} today={day} wide={wide} onDone={() => void reload()} />}
          </View>
          <View className={styles.column}>
            <Reading of={reading} shape='table' onRetry={reload}>
              {(counts) => <Counts counts={counts} wide={wide} />}
            </Reading>
            <Remove today={day} onDone={() => void reload()} />
          </View>
        </View>
      )}
    </DeskFrame>
  )
}

const keyOf = ({ keyGroup, district }: RosterCount) => `${keyGroup}-${district}`

function Counts({ counts, wide }: { counts: readonly RosterCount[]; wide: boolean }) {
  const people = counts.reduce((all, count) => all + count.people, 0)
  return (
    <>
      <Heading side={`${people} 人`}>名册里有谁</Heading>
      {counts.length === 0 && (
        <Card>
          <Empty icon='person' title='名册还是空的' next='把各部门核对过的名单贴进来，面向这些人的活动就按名册认人' />
        </Card>
      )}
      {counts.length > 0 && wide && (
        <Card pad='none' className={styles.table}>
          <Table id='counts' label='名册人数' columns={columns} rows={counts} keyOf={keyOf} />
        </Card>
      )}
      {counts.length > 0 && !wide && (
        <Card id='counts' pad='rows'>
          {counts.map((count) => (
            <ListRow
              key={keyOf(count)}
              title={keyGroupLabel[count.keyGroup]}
              detail={fullDistrictName(count.district)}
              side={`${count.people} 人`}
            />
          ))}
        </Card>
      )}
    </>
  )
}
