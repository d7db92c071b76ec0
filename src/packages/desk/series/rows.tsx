import { Text, View } from '@tarojs/components'
import { sayDistrict } from '@/domain/region/district'
import { addDays, sayDay } from '@/domain/time/calendar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Endless } from '@/ui/endless'
import { type Column, Table } from '@/ui/table'
import { Tag } from '@/ui/tag'
import { kindLabel } from '@/wording/labels'
import { sayDayOf, sayPattern, sayPlaces, sayRhythm, saySkipped } from '@/wording/series'
import type { LocalDate } from '../../../../types/core'
import type { ThemeChoice } from '../../../../types/series'
import type { SeriesRow } from './draft'
import styles from './index.module.scss'

type Props = {
  rows: readonly SeriesRow[]
  themes: readonly ThemeChoice[]
  today: LocalDate
  wide: boolean
  onOpen: (row: SeriesRow) => void
  onDates: (row: SeriesRow) => void
  onStop: (row: SeriesRow) => void
}

/** 每周二, or the one day it is held on. */
const sayHeld = ({ weekdays, fromDay, untilDay, makeUpDays }: SeriesRow) =>
  untilDay === addDays(fromDay, 1)
    ? `${sayDay(fromDay)}，只办一次`
    : `${sayRhythm(weekdays)}${makeUpDays ? '，调休上班的周末也办' : ''}`

const clock = (time: string) => time.replace(/^0/, '')

const themesOf = ({ themes }: SeriesRow, known: readonly ThemeChoice[]) =>
  themes.map((code) => known.find((theme) => theme.code === code)?.name ?? `${code}（已停用）`).join('、')

const Title = ({ row, themes }: { row: SeriesRow; themes: readonly ThemeChoice[] }) => (
  <>
    <Text className={styles.title}>{sayPattern(row)}</Text>
    <View className={styles.tags}>
      {row.special && <Tag tone='copper'>周五专场</Tag>}
      {row.kind !== 'fair' && <Tag>{kindLabel[row.kind]}</Tag>}
      {row.state === 'stopped' && <Tag tone='stop'>已停用</Tag>}
    </View>
    {row.special && (
      <View className={styles.quiet}>
        {row.themes.length > 0 ? `轮换：${themesOf(row, themes)}` : '未设轮换，请在“专场计划”里指定'}
      </View>
    )}
  </>
)

const FEW = 3

/** Dates that were not made because the venue is taken; they are made as soon as it is free. */
const Skipped = ({ row: { id, skipped }, today }: { row: SeriesRow; today: LocalDate }) =>
  skipped.length > 0 && (
    <View id={`skipped-${id}`} className={styles.skipped}>
      {skipped.slice(0, FEW).map((date) => (
        <View key={date.day}>{saySkipped(date, today)}</View>
      ))}
      {skipped.length > FEW && <View>还有 {skipped.length - FEW} 天也没排</View>}
      场地空出来会自动补排，也可以换场地或时间。
    </View>
  )

const When = ({ row }: { row: SeriesRow }) => (
  <View className={styles.when}>
    {sayHeld(row)}
    <View>
      {clock(row.starts)}–{clock(row.ends)}
    </View>
  </View>
)

const Acts = ({ row, onOpen, onDates, onStop }: Pick<Props, 'onOpen' | 'onDates' | 'onStop'> & { row: SeriesRow }) => (
  <View className={styles.rowActs}>
    <Button
      id={`dates-${row.id}`}
      kind='quiet'
      size='small'
      label={`看日期，${sayPattern(row)}`}
      onTap={() => onDates(row)}
    >
      看日期
    </Button>
    <Button
      id={`open-${row.id}`}
      kind='quiet'
      size='small'
      label={`修改，${sayPattern(row)}`}
      onTap={() => onOpen(row)}
    >
      修改
    </Button>
    {row.state === 'active' && (
      <Button
        id={`stop-${row.id}`}
        kind='quiet'
        size='small'
        label={`停用，${sayPattern(row)}`}
        onTap={() => onStop(row)}
      >
        停用
      </Button>
    )}
  </View>
)

const nextOf = ({ next }: SeriesRow, today: LocalDate) => (next ? sayDayOf(next, today) : '–')

/** The series in scope: a table where there is room, else one card a series. */
export function SeriesRows({ rows, themes, today, wide, onOpen, onDates, onStop }: Props) {
  if (!wide) {
    return (
      <View id='series'>
        <Endless id='series' rows={rows} size={5} cards>
          {(row) => (
            <Card key={row.id} id={`series-${row.id}`}>
              <Title row={row} themes={themes} />
              <View className={styles.words}>
                {sayHeld(row)} {clock(row.starts)}–{clock(row.ends)}
                <View>
                  {row.venue}（{sayDistrict(row.district)}）
                </View>
                <View>名额 {sayPlaces(row.places)}</View>
                <View>
                  已排 {row.coming} 场{row.next && `，下一场 ${sayDayOf(row.next, today)}`}
                </View>
              </View>
              <Skipped row={row} today={today} />
              <Acts row={row} onOpen={onOpen} onDates={onDates} onStop={onStop} />
            </Card>
          )}
        </Endless>
      </View>
    )
  }
  const columns: Column<SeriesRow>[] = [
    {
      key: 'title',
      title: '固定场次',
      show: (row) => (
        <>
          <Title row={row} themes={themes} />
          <Skipped row={row} today={today} />
        </>
      ),
    },
    { key: 'when', title: '时间', show: (row) => <When row={row} /> },
    {
      key: 'place',
      title: '地点',
      show: (row) => (
        <View className={styles.room}>
          {row.venue}
          <View className={styles.quiet}>{sayDistrict(row.district)}</View>
        </View>
      ),
    },
    {
      key: 'seats',
      title: '名额',
      number: true,
      show: (row) => row.places.seats + row.places.keySeats + row.places.walkInSeats,
    },
    { key: 'coming', title: '已排', number: true, show: (row) => row.coming },
    { key: 'next', title: '下一场', show: (row) => <View className={styles.when}>{nextOf(row, today)}</View> },
    { key: 'acts', title: '操作', show: (row) => <Acts row={row} onOpen={onOpen} onDates={onDates} onStop={onStop} /> },
  ]
  return (
    <Card pad='none' className={styles.table}>
      <Table id='series' label='固定场次' columns={columns} rows={rows} keyOf={(row) => row.id} />
    </Card>
  )
}
