import '../refusals'
import { Text, View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { cloudNow } from '@/api/clock'
import { usePages } from '@/api/use-pages'
import { sayDistrict } from '@/domain/region/district'
import { dayOf, sayDay, sayTime } from '@/domain/time/calendar'
import { ListTail } from '@/features/list-tail'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Endless } from '@/ui/endless'
import { ListRow } from '@/ui/list-row'
import { DateField, PickerField } from '@/ui/picker-field'
import { Reading } from '@/ui/reading'
import { type Column, Table } from '@/ui/table'
import { actLabel, sayAct, sayActor, sayWhose } from '@/wording/audit'
import type { AuditLine } from '../../../../types/audit'
import * as desk from '../../../../types/calls/desk'
import type { LocalDate } from '../../../../types/core'
import { DeskFrame } from '../frame'
import { useDesk } from '../use-desk'
import styles from './index.module.scss'

const ALL = { value: '', word: '全部操作' }
const acts = [ALL, ...Object.entries(actLabel).map(([value, word]) => ({ value, word }))]

/** 操作记录: who did what, when, on whose and why; for the city's administrators. Nobody's data is on it. */
export default function DeskAudit() {
  const { today } = useDesk()
  const [day, setDay] = useState<LocalDate | null>(null)
  const [act, setAct] = useState('')
  const { reading, reload, tail, more } = usePages(desk.audit, { day, act: act || null }, ({ lines }) => lines)
  useReachBottom(more)
  const isNarrowed = day !== null || act !== ''
  const clear = () => {
    setDay(null)
    setAct('')
  }
  return (
    <DeskFrame title='操作记录' at='audit' today={today}>
      {(wide) => (
        <>
          <Card id='filters'>
            <View className={styles.filters}>
              <View>
                <DateField
                  id='day'
                  label='哪一天'
                  placeholder='全部日期'
                  until={dayOf(cloudNow())}
                  value={day ?? ''}
                  onChange={setDay}
                />
              </View>
              <View>
                <PickerField
                  id='act'
                  label='什么操作'
                  options={acts}
                  placeholder={ALL.word}
                  value={act}
                  onChange={setAct}
                />
              </View>
            </View>
            {isNarrowed && (
              <Button id='all-lines' kind='quiet' size='small' onTap={clear}>
                看全部
              </Button>
            )}
          </Card>
          <Reading of={reading} shape='table' onRetry={reload}>
            {(lines) =>
              lines.length > 0 ? (
                <>
                  {wide ? <Wide lines={lines} /> : <Narrow lines={lines} />}
                  <ListTail tail={tail} onMore={more} endWord={`共 ${lines.length} 条`} />
                </>
              ) : (
                <Empty icon='search' title='没有操作记录' next='换一天，或看全部操作' />
              )
            }
          </Reading>
        </>
      )}
    </DeskFrame>
  )
}

const sayWhen = ({ at }: AuditLine) => `${sayDay(dayOf(at))} ${sayTime(at)}`
const sayWho = (line: AuditLine) =>
  line.district ? `${sayActor(line)}（${sayDistrict(line.district)}）` : sayActor(line)

const columns: Column<AuditLine>[] = [
  { key: 'when', title: '时间', show: (line) => <Text className={styles.when}>{sayWhen(line)}</Text> },
  { key: 'who', title: '谁', show: sayWho },
  { key: 'act', title: '做了什么', show: ({ act }) => sayAct(act) },
  { key: 'whose', title: '对象', show: sayWhose },
  { key: 'reason', title: '原因', show: ({ reason }) => reason ?? '–' },
]

const Wide = ({ lines }: { lines: readonly AuditLine[] }) => (
  <Card pad='none' className={styles.table}>
    <Table id='audit' label='操作记录' columns={columns} rows={lines} keyOf={({ id }) => id} />
  </Card>
)

const Narrow = ({ lines }: { lines: readonly AuditLine[] }) => (
  <Card id='audit' pad='rows'>
    <Endless id='audit' rows={lines}>
      {(line) => (
        <ListRow
          key={line.id}
          id={`audit-${line.id}`}
          title={sayAct(line.act)}
          detail={`${sayWho(line)} · ${sayWhen(line)}`}
        >
          <View className={styles.reason}>{sayWhose(line)}</View>
          {line.reason && <View className={styles.reason}>原因：{line.reason}</View>}
        </ListRow>
      )}
    </Endless>
  </Card>
)
