import '../refusals'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useRead } from '@/api/use-read'
import { percentOf } from '@/domain/gate/door-figures'
import { sayCount } from '@/domain/text/count'
import { sayTime } from '@/domain/time/calendar'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Figure, Figures } from '@/ui/figure'
import { Heading } from '@/ui/heading'
import { Reading } from '@/ui/reading'
import * as gate from '../../../../types/calls/gate-desk'
import type { SessionId } from '../../../../types/core'
import type { GateReport } from '../../../../types/door'
import { Gates } from '../board/gates'
import { DeskFrame } from '../frame'
import { MinuteChart } from '../minute-chart'
import { SessionLine } from '../session-line'
import { Shares } from '../shares'
import { useDesk } from '../use-desk'
import { Settled } from './conflicts'
import { Export } from './export'
import styles from './index.module.scss'
import { Helpers, Outcomes } from './lists'
import { FairOutcome } from './outcomes'

/** What one session came to: figures, minutes, outcomes, who did not come, what was looked at, and all scans as a file. */
export default function DeskReport() {
  const sessionId = (useRouter().params.sessionId ?? '') as SessionId
  const { reading, reload, now } = useRead(gate.report, { sessionId })
  const { today } = useDesk()
  const report = reading.kind === 'shown' ? reading.value : null
  return (
    <DeskFrame
      title='入场报告'
      heading={report ? `入场报告：${report.session.title}` : '入场报告'}
      at={null}
      today={today}
    >
      {(wide) => (
        <Reading of={reading} shape='table' onRetry={reload}>
          {(shown, at) => (
            <>
              <SessionLine session={shown.session} now={now} />
              {!shown.closed && <View className={styles.sofar}>还没有结束，下面是到 {sayTime(at)} 为止的数字。</View>}
              <Numbers report={shown} />
              {shown.figures.came + shown.figures.refused === 0 ? (
                <Empty icon='scan' title='还没有人入场' next='入口开始扫码后，这里会有每分钟的人数和未放行的原因' />
              ) : (
                <>
                  <Body report={shown} wide={wide} />
                  <Export session={shown.session} />
                </>
              )}
              {shown.closed && <FairOutcome activityId={shown.session.activityId} />}
            </>
          )}
        </Reading>
      )}
    </DeskFrame>
  )
}

function Numbers({ report: { figures, noShows, closed } }: { report: GateReport }) {
  const { came, expected, walkIns, refused, released, undone } = figures
  return (
    <Figures>
      <Figure
        id='came'
        label='入场'
        value={sayCount(came)}
        detail={`报名 ${sayCount(expected)} 人，到了 ${percentOf(came, expected)}%`}
      />
      <Figure
        id='no-shows'
        label={closed ? '未到场' : '还没到'}
        value={sayCount(noShows)}
        detail={released > 0 ? `其中 ${sayCount(released)} 个名额让给了现场` : '没有让出名额'}
      />
      <Figure
        id='walk-ins'
        label='现场登记'
        value={sayCount(walkIns)}
        detail={`占入场的 ${percentOf(walkIns, came)}%`}
      />
      <Figure id='refused' label='未放行的扫码' value={sayCount(refused)} detail={`撤销过 ${undone} 次`} />
    </Figures>
  )
}

function Body({ report, wide }: { report: GateReport; wide: boolean }) {
  return (
    <>
      <Heading side={spanOf(report)}>入场人流</Heading>
      <Card id='flow'>
        <MinuteChart minutes={report.minutes} most={wide ? 100 : 36} />
      </Card>
      <View className={wide ? styles.columns : ''}>
        <View className={styles.half}>
          <Gates gates={report.gates} over={report.closed} />
          <Helpers report={report} />
        </View>
        <View className={styles.half}>
          <Outcomes report={report} />
          <Settled report={report} />
        </View>
      </View>
      <Shares {...report} />
    </>
  )
}

const spanOf = ({ firstAt, lastAt, busiest }: GateReport) =>
  firstAt !== null && lastAt !== null && busiest
    ? `${sayTime(firstAt)}–${sayTime(lastAt)}，最忙 ${sayTime(busiest.at)} 一分钟 ${busiest.admitted} 人`
    : undefined
