import { View } from '@tarojs/components'
import { useState } from 'react'
import { sayDay, sayRange, sayTime } from '@/domain/time/calendar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Tag, Tags } from '@/ui/tag'
import { editFieldLabel, sayAlong, sayOffDays, sayTold, sayYounger, toldCount } from '@/wording/series'
import type { EditPreview, EditRow } from '../../../../types/series-edit'
import styles from './index.module.scss'

const FEW = 6

/** How many people are told over all dates. */
export const toldIn = (rows: readonly EditRow[]) => rows.reduce((all, { told }) => all + toldCount(told), 0)

/** How many lose the place they hold, and how many of them for good. */
export const displacedIn = (rows: readonly EditRow[]) => rows.reduce((all, row) => all + row.displaced.length, 0)
export const goneIn = (rows: readonly EditRow[]) =>
  rows.reduce((all, { displaced }) => all + displaced.filter(({ gone }) => gone).length, 0)

const sayDisplaced = ({ displaced }: EditRow) => {
  const becomes = displaced.some(({ gone }) => gone) ? '失去名额，不能再候补' : '失去名额、回到候补'
  return `${displaced.length} 人会${becomes}：${displaced.map(({ name }) => name).join('、')}`
}

/** Whom a change of this date is told to: people by what they hold, and employers with a booth. */
function Told({ row: { told, employers = 0, offers = 0, displaced } }: { row: EditRow }) {
  const isSeekers = toldCount(told) > 0
  if (!isSeekers && employers === 0)
    return displaced.length + offers === 0 ? <View className={styles.quiet}>无需通知</View> : null
  return (
    <View className={styles.quiet}>
      {isSeekers && `要通知：${sayTold(told)}`}
      {employers > 0 && `${isSeekers ? '，并' : '要'}通知 ${employers} 家参会单位`}
    </View>
  )
}

/** The new day, time and place. */
function After({ row: { activityId, after } }: { row: EditRow }) {
  if (!after) return null
  return (
    <View id={`after-${activityId}`} className={styles.strong}>
      {`改到 ${sayRange(after.startsAt, after.endsAt)}${after.venue ? `，${after.venue}` : ''}`}
    </View>
  )
}

/** Who gets a place by the change, and what stays where it is. */
function Along({ row, act }: { row: EditRow; act: '修改' | '取消' }) {
  const said = sayAlong(row, act)
  if (said === '') return null
  return (
    <View id={`along-${row.activityId}`} className={styles.quiet}>
      {said}
    </View>
  )
}

/** That nothing is held by itself on the day it moves to. */
function Off({ row: { activityId, off = [] } }: { row: EditRow }) {
  if (off.length === 0) return null
  return (
    <View id={`off-${activityId}`} className={styles.displaced}>
      {sayOffDays(off)}
    </View>
  )
}

/** Whom a new least age leaves a place, and whom it leaves none. */
function Younger({ row: { activityId, younger } }: { row: EditRow }) {
  if (!younger || younger.held + younger.waiting === 0) return null
  return (
    <View id={`younger-${activityId}`} className={styles.quiet}>
      {sayYounger(younger)}
    </View>
  )
}

/** The dates touched, each with what changes there, who is told and who would lose the place; then what is left alone. */
export function Dates({
  preview: { rows, left, kept },
  act = '修改',
}: {
  preview: EditPreview
  act?: '修改' | '取消'
}) {
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, FEW)
  if (rows.length + left + kept === 0) return null
  return (
    <Card id='preview' className={styles.preview}>
      {shown.map((row) => (
        <View key={row.activityId} id={`change-${row.activityId}`} className={styles.date}>
          <View className={styles.strong}>
            {sayDay(row.day)} {sayTime(row.startsAt)} {row.title}
          </View>
          {row.fields.length > 0 && (
            <Tags>
              {row.fields.map((field) => (
                <Tag key={field} tone='jade'>
                  {editFieldLabel[field]}
                </Tag>
              ))}
            </Tags>
          )}
          <After row={row} />
          <Told row={row} />
          <Off row={row} />
          <Along row={row} act={act} />
          <Younger row={row} />
          {row.displaced.length > 0 && (
            <View id={`displaced-${row.activityId}`} className={styles.displaced}>
              {sayDisplaced(row)}
            </View>
          )}
          {row.closes && (
            <View id={`closes-${row.activityId}`} className={styles.displaced}>
              改了以后，报名马上截止
              {row.told.waiting > 0 && `，候补的 ${row.told.waiting} 人不会再有名额`}
              。要让人继续报名，请把“报名截止”改晚。
            </View>
          )}
        </View>
      ))}
      {shown.length < rows.length && (
        <Button id='all-dates' kind='quiet' size='small' onTap={() => setAll(true)}>
          {`还有 ${rows.length - shown.length} 场`}
        </Button>
      )}
      {left > 0 && <View className={styles.quiet}>{left} 场已经开始、结束或取消，不动。</View>}
      {kept > 0 && <View className={styles.quiet}>{kept} 场已单独修改，保持不变。</View>}
    </Card>
  )
}
