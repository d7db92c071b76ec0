import '../refusals'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useRead } from '@/api/use-read'
import { dayOf, sayDay } from '@/domain/time/calendar'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Reading } from '@/ui/reading'
import { sayKnownYears } from '@/wording/series'
import * as series from '../../../../types/calls/series'
import type { LocalDate } from '../../../../types/core'
import type { Plan, PlanRow } from '../../../../types/series-days'
import { DeskFrame } from '../frame'
import { useDesk } from '../use-desk'
import styles from './index.module.scss'
import { Pick } from './pick'
import { PlanRows } from './rows'

/** The Friday specials of the next half year: whose turn it is, what the bureau has picked, what is missing. */
export default function DeskPlan() {
  const { reading, reload, now } = useRead(series.plan, {})
  const { today } = useDesk()
  const [picking, setPicking] = useState<PlanRow | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const day = dayOf(now)
  const done = (row: PlanRow) => {
    setPicking(null)
    setSaid(`${sayDay(row.day)} 已更新`)
    void reload()
  }
  return (
    <DeskFrame title='专场计划' heading='周五专场 · 半年计划' at='plan' today={today}>
      {(wide) => (
        <Reading of={reading} shape='table' onRetry={reload}>
          {(plan) =>
            plan.rows.length > 0 ? (
              <>
                <Known plan={plan} today={day} />
                {said && <Notice id='saved' tone='go' title={said} />}
                <PlanRows rows={plan.rows} today={day} wide={wide} onPick={setPicking} />
                {picking && (
                  <Pick
                    key={picking.day}
                    row={picking}
                    themes={plan.themes}
                    today={day}
                    onDone={() => done(picking)}
                    onClose={() => setPicking(null)}
                  />
                )}
              </>
            ) : (
              <Empty
                title='还没有周五专场'
                next='请先在“固定场次”里建周五专场、设置主题轮换，这里会显示半年计划'
                action={{
                  id: 'to-series',
                  word: '去新建',
                  onTap: () => void Taro.redirectTo({ url: '/packages/desk/series/index' }),
                }}
              />
            )
          }
        </Reading>
      )}
    </DeskFrame>
  )
}

/** How far the public holidays are known, and what waits for a hand. */
function Known({ plan: { rows, knownYears }, today }: { plan: Plan; today: LocalDate }) {
  const missing = rows.filter(({ problem }) => problem !== null).length
  const unknown = rows.some(({ standing, heldOn }) => standing === 'unknownYear' && heldOn === null)
  return (
    <View id='known' className={styles.known}>
      {missing > 0 && (
        <Notice id='missing' tone='wait' title={`有 ${missing} 个周五缺主题`}>
          标着“缺主题”的，请点“安排”选一个。
        </Notice>
      )}
      <Notice
        id='known-years'
        tone='info'
        title={sayKnownYears(knownYears.filter((year) => year >= Number(today.slice(0, 4))))}
        action={
          unknown ? (
            <Button id='to-years' kind='quiet' size='small' onTap={toYears}>
              看各年放假安排
            </Button>
          ) : undefined
        }
      >
        {unknown
          ? '标着“放假未定”的周五连着法定节假日，先不排场次，录入放假安排后自动排。要先排，请点“安排”，设为照常。'
          : '半年里的放假日子都已确定。场次提前几周按这个计划自动排出。'}
      </Notice>
    </View>
  )
}

const toYears = () => void Taro.navigateTo({ url: '/packages/desk/days/index' })
