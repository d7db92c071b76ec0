import '../refusals'
import { View } from '@tarojs/components'
import { useRead } from '@/api/use-read'
import { levelOf, sayDistrict } from '@/domain/region/district'
import { fullDistrictName } from '@/domain/region/township'
import { dayOf } from '@/domain/time/calendar'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Heading } from '@/ui/heading'
import { join } from '@/ui/join'
import { ListRow } from '@/ui/list-row'
import { Reading } from '@/ui/reading'
import { keyGroupLabel } from '@/wording/labels'
import * as roster from '../../../../types/calls/roster'
import type { DistrictCode } from '../../../../types/division'
import type { RosterCount } from '../../../../types/roster'
import { DeskFrame } from '../frame'
import { useDesk } from '../use-desk'
import { Bring } from './bring'
import styles from './index.module.scss'
import { Remove } from './remove'

/** 名册: who belongs to a key group by lists that staff have checked. */
export default function DeskRoster() {
  const { reading, reload, now } = useRead(roster.show, {})
  const desk = useDesk()
  const day = dayOf(now)
  return (
    <DeskFrame title='名册' heading='重点群体名册' at='roster' today={desk.today}>
      {(wide) => (
        <View className={join(wide && styles.columns)}>
          <View className={styles.column}>
            <Reading of={desk.reading} shape='form' onRetry={desk.reload}>
              {({ district }) => <Bring scope={district} today={day} wide={wide} onDone={() => void reload()} />}
            </Reading>
          </View>
          <View className={styles.column}>
            <Reading of={reading} shape='table' onRetry={reload}>
              {(counts) => <Counts counts={counts} />}
            </Reading>
            <Remove today={day} onDone={() => void reload()} />
          </View>
        </View>
      )}
    </DeskFrame>
  )
}

/** One line a key group: how many in all, and where. */
function Counts({ counts }: { counts: readonly RosterCount[] }) {
  const sum = (some: readonly RosterCount[]) => some.reduce((all, { people }) => all + people, 0)
  const groups = [...new Set(counts.map(({ keyGroup }) => keyGroup))]
  return (
    <>
      <Heading side={`${sum(counts)} 人`}>名册里有谁</Heading>
      {counts.length === 0 && (
        <Card>
          <Empty icon='person' title='名册还是空的' next='把各部门核对过的名单贴进来，面向这些人的活动就按名册认人' />
        </Card>
      )}
      {counts.length > 0 && (
        <Card id='counts' pad='rows'>
          {groups.map((group) => {
            const there = counts.filter(({ keyGroup }) => keyGroup === group)
            return (
              <ListRow
                key={group}
                id={`count-${group}`}
                title={keyGroupLabel[group]}
                detail={there.map(({ district, people }) => `${placeOf(district)} ${people}`).join(' · ')}
                side={`${sum(there)} 人`}
              />
            )
          })}
        </Card>
      )}
    </>
  )
}

const placeOf = (district: DistrictCode) =>
  levelOf(district) === 'township' ? fullDistrictName(district) : sayDistrict(district)
