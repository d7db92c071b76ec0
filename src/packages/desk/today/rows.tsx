import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type Phase, phaseOf } from '@/domain/activity/activity'
import { sayDay, sayTime } from '@/domain/time/calendar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Endless } from '@/ui/endless'
import { ListRow } from '@/ui/list-row'
import { type Column, Table } from '@/ui/table'
import { Tag, Tags, type TagTone } from '@/ui/tag'
import { sayShortDate, sayWeekday } from '@/wording/activity'
import { sayRowPhase } from '@/wording/desk'
import type { Instant } from '../../../../types/core'
import type { DeskRow } from '../../../../types/desk'
import styles from './index.module.scss'

const tones: Record<Phase, TagTone> = { upcoming: 'grey', running: 'jade', over: 'grey', cancelled: 'stop' }

const open = ({ id }: DeskRow) => void Taro.navigateTo({ url: `/packages/desk/fair/index?activityId=${id}` })

type Props = { id: string; label: string; rows: readonly DeskRow[]; now: Instant; wide: boolean; dated?: boolean }

/** Activities with their live numbers: a table where there is room, else one card a row. */
export function Rows({ id, label, rows, now, wide, dated = false }: Props) {
  if (!wide) {
    return (
      <Card id={id} pad='rows'>
        <Endless id={id} rows={rows}>
          {(row) => <NarrowRow key={row.id} id={`${id}-${row.id}`} row={row} now={now} dated={dated} />}
        </Endless>
      </Card>
    )
  }
  return (
    <Card pad='none' className={styles.table}>
      <Table id={id} label={label} columns={columnsOf(now, dated)} rows={rows} keyOf={(row) => row.id} />
    </Card>
  )
}

const admittedOf = (row: DeskRow, now: Instant) => (now < row.startsAt && row.admitted === 0 ? '–' : `${row.admitted}`)

const Title = ({ row }: { row: DeskRow }) => (
  <>
    <Text className={styles.title}>{row.title}</Text>
    {row.special && (
      <Text className={styles.special}>
        <Tag tone='copper'>专场</Tag>
      </Text>
    )}
  </>
)

const columnsOf = (now: Instant, dated: boolean): Column<DeskRow>[] => [
  {
    key: 'when',
    title: '时间',
    show: (row) => (
      <View className={styles.when}>
        {dated ? `${sayShortDate(row.day)} ${sayWeekday(row.day)} ` : ''}
        {sayTime(row.startsAt)}–{sayTime(row.endsAt)}
      </View>
    ),
  },
  { key: 'title', title: '场次', show: (row) => <Title row={row} /> },
  { key: 'place', title: '地点', show: (row) => row.place },
  { key: 'employers', title: '单位', number: true, show: (row) => (row.kind === 'fair' ? row.employers : '–') },
  { key: 'postings', title: '岗位', number: true, show: (row) => (row.kind === 'fair' ? row.postings : '–') },
  { key: 'booked', title: '报名', number: true, show: (row) => row.booked },
  { key: 'admitted', title: '入场', number: true, show: (row) => admittedOf(row, now) },
  { key: 'phase', title: '状态', show: (row) => <Tag tone={tones[phaseOf(row, now)]}>{sayRowPhase(row, now)}</Tag> },
  {
    key: 'open',
    title: '操作',
    show: (row) => (
      <Button id={`open-${row.id}`} kind='quiet' size='small' label={`打开，${row.title}`} onTap={() => open(row)}>
        打开
      </Button>
    ),
  },
]

/** All that is on the row, for those who hear it: a label takes the place of what is inside. */
const sayRow = (row: DeskRow, now: Instant) =>
  [
    row.title,
    `${sayDay(row.day)} ${sayTime(row.startsAt)}`,
    row.place,
    sayRowPhase(row, now),
    row.kind === 'fair' && `${row.employers} 家单位，${row.postings} 个岗位`,
    `报名 ${row.booked} 人，入场 ${row.admitted} 人`,
  ]
    .filter(Boolean)
    .join('，')

function NarrowRow({ id, row, now, dated }: { id: string; row: DeskRow; now: Instant; dated: boolean }) {
  return (
    <ListRow
      id={id}
      lead={sayTime(row.startsAt)}
      under={dated ? `${sayShortDate(row.day)} ${sayWeekday(row.day)}` : `到 ${sayTime(row.endsAt)}`}
      title={row.title}
      side={<Tag tone={tones[phaseOf(row, now)]}>{sayRowPhase(row, now)}</Tag>}
      detail={row.place}
      label={sayRow(row, now)}
      onTap={() => open(row)}
    >
      <View className={styles.numbers}>
        {row.kind === 'fair' && (
          <View>
            {row.employers} 家单位 · {row.postings} 个岗位
          </View>
        )}
        报名 {row.booked} / {row.seats} · 入场 {admittedOf(row, now)}
      </View>
      {row.special && (
        <Tags>
          <Tag tone='copper'>专场</Tag>
        </Tags>
      )}
    </ListRow>
  )
}
