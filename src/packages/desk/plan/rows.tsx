import { Text, View } from '@tarojs/components'
import { sayDay } from '@/domain/time/calendar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { ListRow } from '@/ui/list-row'
import { type Column, Table } from '@/ui/table'
import { Tag, Tags, type TagTone } from '@/ui/tag'
import { sayShortDate } from '@/wording/activity'
import { keyGroupLabel } from '@/wording/labels'
import { problemLabel, sayDayOf, sayTaken, sourceLabel, standingLabel } from '@/wording/series'
import type { LocalDate } from '../../../../types/core'
import type { PlanRow } from '../../../../types/series-days'
import styles from './index.module.scss'

type Props = { rows: readonly PlanRow[]; today: LocalDate; wide: boolean; onPick: (row: PlanRow) => void }

const tones: Record<PlanRow['standing'], TagTone> = {
  held: 'grey',
  holiday: 'stop',
  noFair: 'stop',
  unknownYear: 'amber',
  calledOff: 'stop',
  venueTaken: 'stop',
  noSeries: 'grey',
}

/** What the row says in one word: the theme, or why there is none. */
const themeOf = ({ theme, heldOn, problem }: PlanRow) =>
  theme ? theme.name : heldOn === null ? '停办专场' : problem ? '缺主题' : '–'

/** What a row leads to. */
const actOf = ({ standing }: PlanRow) => (standing === 'calledOff' || standing === 'noSeries' ? '看看' : '安排')

const isMoved = ({ day, heldOn }: PlanRow) => heldOn !== null && heldOn !== day

const Standing = ({ row }: { row: PlanRow }) => (
  <Tags>
    {row.standing !== 'held' && <Tag tone={tones[row.standing]}>{standingLabel[row.standing]}</Tag>}
    {row.standing === 'unknownYear' && row.heldOn === row.day && <Tag tone='jade'>照常</Tag>}
    {isMoved(row) && row.heldOn && <Tag tone='amber'>改到 {sayDay(row.heldOn)}</Tag>}
    {row.closed && <Text className={styles.quiet}>{row.closed}</Text>}
    {row.taken && <Text className={styles.quiet}>{sayTaken(row.taken)}</Text>}
    {row.standing === 'held' && !isMoved(row) && <Tag tone='grey'>照常</Tag>}
  </Tags>
)

const Source = ({ source }: Pick<PlanRow, 'source'>) =>
  source ? <Tag tone={source === 'picked' ? 'copper' : 'grey'}>{sourceLabel[source]}</Tag> : <Text>–</Text>

const Theme = ({ row }: { row: PlanRow }) => (
  <View className={row.theme ? styles.theme : styles.none}>
    {row.problem ? <Tag tone='amber'>缺主题</Tag> : themeOf(row)}
    {row.problem && <View className={styles.quiet}>{problemLabel[row.problem]}</View>}
    {row.theme?.keyGroup && <View className={styles.quiet}>面向{keyGroupLabel[row.theme.keyGroup]}</View>}
  </View>
)

const columnsOf = (today: LocalDate, onPick: Props['onPick']): Column<PlanRow>[] => [
  {
    key: 'day',
    title: '周五',
    friday: true,
    show: (row) => <View className={styles.day}>{sayDayOf(row.day, today)}</View>,
  },
  { key: 'theme', title: '主题', show: (row) => <Theme row={row} /> },
  { key: 'source', title: '来源', show: (row) => <Source source={row.source} /> },
  { key: 'standing', title: '情况', show: (row) => <Standing row={row} /> },
  {
    key: 'pick',
    title: '操作',
    show: (row) => (
      <Button
        id={`pick-${row.day}`}
        kind='quiet'
        size='small'
        label={`${actOf(row)}，${sayDay(row.day)}`}
        onTap={() => onPick(row)}
      >
        {actOf(row)}
      </Button>
    ),
  },
]

/** The Fridays in copper: a table where there is room, else one row a Friday. */
export function PlanRows({ rows, today, wide, onPick }: Props) {
  if (wide) {
    return (
      <Card pad='none' className={styles.table}>
        <Table id='plan' label='周五专场计划' columns={columnsOf(today, onPick)} rows={rows} keyOf={({ day }) => day} />
      </Card>
    )
  }
  return (
    <Card id='plan' pad='rows' className={styles.copper}>
      {rows.map((row) => (
        <ListRow
          key={row.day}
          id={`plan-${row.day}`}
          lead={sayShortDate(row.day)}
          under={row.day.slice(0, 4) === today.slice(0, 4) ? '周五' : `${row.day.slice(0, 4)}年`}
          title={<Theme row={row} />}
          side={<Source source={row.source} />}
          label={`${actOf(row)}，${sayDayOf(row.day, today)}，${themeOf(row)}，${standingLabel[row.standing]}`}
          onTap={() => onPick(row)}
        >
          <Standing row={row} />
        </ListRow>
      ))}
    </Card>
  )
}
