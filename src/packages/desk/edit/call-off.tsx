import { View } from '@tarojs/components'
import { useState } from 'react'
import { cloudNow } from '@/api/clock'
import { useRead } from '@/api/use-read'
import { useWrite } from '@/api/use-write'
import { dayOf } from '@/domain/time/calendar'
import { useUnsaved } from '@/features/unsaved'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { Notice } from '@/ui/notice'
import { Reading } from '@/ui/reading'
import { Sheet } from '@/ui/sheet'
import { callOffScopeLabel, sayCalledOff, sayCallingOff, saySeriesEnd, sayToldIn } from '@/wording/series'
import * as series from '../../../../types/calls/series'
import type { EditRow, EditScope } from '../../../../types/series-edit'
import { goToReason, ReasonField } from '../reason-field'
import { Dates, toldIn } from './dates'
import type { Standing } from './draft'
import styles from './index.module.scss'
import { Scope } from './scope'

const reasons = ['天气不好，路上不安全', '场地临时有变动', '参会单位不够', '和节假日冲突']

/** What becomes of whoever counts on these dates. */
const sayLost = (rows: readonly EditRow[]) => {
  const told = sayToldIn(rows)
  const codes = toldIn(rows) > 0 ? '，入场码作废' : '，没有人报名'
  return told ? `${told}会收到通知${codes}。取消后不能恢复。` : '没有人报名。取消后不能恢复。'
}

/** Calls dates off with a reason; everyone who holds or waits for a place is told. */
export function CallOff({
  standing: { detail, desk },
  onDone,
}: {
  standing: Standing
  onDone: (said: string) => void
}) {
  const activityId = detail.id
  const today = dayOf(cloudNow())
  const [scope, setScope] = useState<EditScope>('one')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [asked, setAsked] = useState(false)
  const { reading, reload } = useRead(series.previewCallOff, { activityId, scope })
  const calling = useWrite(series.callOff)
  const { saved } = useUnsaved(reason.trim() !== '')
  const callOff = async () => {
    const outcome = await calling.send({ activityId, scope, reason: reason.trim() })
    setAsked(false)
    if (outcome.kind !== 'done') return
    saved()
    onDone(sayCalledOff(outcome.value))
  }
  const ask = () => {
    setTried(true)
    if (!reason.trim()) return goToReason()
    setAsked(true)
  }
  return (
    <View id='call-off'>
      <Scope
        id='off-scope'
        label='取消哪些场次'
        words={callOffScopeLabel}
        at={scope}
        alone={desk.seriesId === null}
        onChange={setScope}
      />
      <Card>
        <ReasonField
          label='为什么取消，报名的人会看到'
          reasons={reasons}
          maxLength={60}
          value={reason}
          onChange={setReason}
          error={tried && !reason.trim() ? '请写原因，60 个字以内，报名的人才知道是怎么回事' : undefined}
        />
      </Card>
      <Reading of={reading} shape='list' onRetry={reload}>
        {(preview) => (
          <>
            <Heading side={`${preview.rows.length} 场`}>会取消这些</Heading>
            <Dates preview={preview} act='取消' />
            {preview.ends && (
              <Notice id='series-ends' tone='wait' title={saySeriesEnd(preview.ends, today)}>
                以后再办，请到“固定场次”里修改后保存。
              </Notice>
            )}
            <Answer id='call-off-sorry' to={calling.state} where='今天' />
            <View className={styles.acts}>
              <Button id='ask-call-off' kind='stop' disabled={preview.rows.length === 0 && !preview.ends} onTap={ask}>
                {sayCallingOff(preview)}
              </Button>
            </View>
            <Sheet
              id='calling-off'
              open={asked}
              title={`${sayCallingOff(preview)}？`}
              confirm='确认取消'
              kind='stop'
              busy={calling.state.kind === 'sending'}
              onConfirm={callOff}
              onClose={() => setAsked(false)}
            >
              {sayLost(preview.rows)}
              {preview.ends && `${saySeriesEnd(preview.ends, today)}。`}
            </Sheet>
          </>
        )}
      </Reading>
    </View>
  )
}
