import { View } from '@tarojs/components'
import { useState } from 'react'
import { useDraft } from '@/api/use-draft'
import { useWrite } from '@/api/use-write'
import { dayOf, sayDay, sayTime } from '@/domain/time/calendar'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Field } from '@/ui/field'
import { KeptDraft } from '@/ui/kept-draft'
import { goToFirst, Missing } from '@/ui/missing'
import { Notice } from '@/ui/notice'
import type { BoothOutcome } from '../../../../types/booth'
import * as booth from '../../../../types/calls/booth'
import type { Instant } from '../../../../types/core'
import { COUNTED, type Counted, faultsOf, outcomesOf, typedOf } from './draft'
import styles from './index.module.scss'

type Props = { shown: BoothOutcome; now: Instant; onHome: () => void }

const labels: Record<Counted, string> = { interviewed: '面谈', intended: '意向', hired: '录用' }

/** Three numbers for each posting; they can be corrected until the day it closes. */
export function OutcomeForm({ shown, now, onHome }: Props) {
  const { boothId, fair, startsAt, dueAt, closesAt, reportedAt, rows } = shown
  const { typed, change, isKept, discard, forget } = useDraft({
    name: `outcome.${boothId}`,
    base: rows,
    fresh: () => typedOf(rows),
  })
  const [tried, setTried] = useState(false)
  const reporting = useWrite(booth.report)
  const { state } = reporting
  const faults = faultsOf(typed, rows)
  const isClosed = now >= closesAt
  const send = async () => {
    setTried(true)
    if (faults.length > 0) return goToFirst(faults)
    const outcome = await reporting.send({ boothId, outcomes: outcomesOf(typed, rows) })
    if (outcome.kind === 'done') forget()
  }
  if (state.kind === 'done')
    return (
      <>
        <Notice id='reported' tone='go' title='已填报，谢谢'>
          {sayDay(dayOf(closesAt))} 前还可以更正。
        </Notice>
        <Button id='home' onTap={onHome}>
          回我的单位
        </Button>
      </>
    )
  return (
    <>
      <Notice id='about' tone={reportedAt === null && now > dueAt ? 'wait' : 'info'} title={fair}>
        {sayDay(dayOf(startsAt))} {sayTime(startsAt)}。{sayUntil(shown, now)}
        数字只给就业局统计，不公开。没有的填 0。
      </Notice>
      <Card>
        <KeptDraft isKept={isKept} onDiscard={discard} />
        {rows.map(({ postingId, title, headcount }) => (
          <View key={postingId} className={styles.posting}>
            <View className={styles.title}>
              {title}（招 {headcount} 人）
            </View>
            <View className={styles.numbers}>
              {COUNTED.map((counted) => (
                <View key={counted} className={styles.number}>
                  <Field
                    id={`${counted}-${postingId}`}
                    label={`${labels[counted]}人数`}
                    type='number'
                    maxLength={4}
                    disabled={isClosed}
                    value={typed[`${counted}-${postingId}`] ?? ''}
                    onChange={(value) => change({ [`${counted}-${postingId}`]: value })}
                    error={tried ? faults.find(({ id }) => id === `${counted}-${postingId}`)?.error : undefined}
                  />
                </View>
              ))}
            </View>
          </View>
        ))}
        <Answer to={state} where='我的单位' />
        {tried && <Missing faults={faults} />}
        {!isClosed && (
          <Button id='report' onTap={send} busy={state.kind === 'sending'}>
            {reportedAt ? '更正' : '提交'}
          </Button>
        )}
      </Card>
    </>
  )
}

const sayUntil = ({ dueAt, closesAt, reportedAt }: BoothOutcome, now: Instant): string => {
  if (now >= closesAt) return '填报已截止，不能再更正。'
  if (reportedAt) return `${sayDay(dayOf(reportedAt))} 已填报，${sayDay(dayOf(closesAt))} 前可以更正。`
  if (now > dueAt) return `已过填报日期，${sayDay(dayOf(closesAt))} 前还可以补报。`
  return `请在 ${sayDay(dayOf(dueAt))} 前填报。`
}
