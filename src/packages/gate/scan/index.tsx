import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { useRead } from '@/api/use-read'
import { Broken } from '@/components/broken'
import { Button } from '@/components/button'
import { Figure, Figures } from '@/components/figure'
import { Offline } from '@/components/offline'
import { PageShell } from '@/components/page-shell'
import { Skeleton } from '@/components/skeleton'
import { Sorry } from '@/components/sorry'
import { toneOf } from '@/domain/gate'
import { sayRefusal } from '@/wording/refusal'
import type { SessionId } from '../../../../types/core'
import type { GateCounts, ScanResult } from '../../../../types/gate'
import { Acts } from './acts'
import { feel } from './feel'
import { History } from './history'
import styles from './index.module.scss'
import { Panel } from './panel'
import { useScans } from './use-scans'

/** The gate: scan, see in one glance, scan the next. */
export default function GateScan() {
  const sessionId = (useRouter().params.sessionId ?? '') as SessionId
  const { reading, reload, now } = useRead('gate.live', { sessionId }, { keep: true, every: 5_000 })
  const heard = (result: ScanResult) => {
    feel(toneOf(result.outcome))
    void reload()
  }
  const { answer, unsent, check, again, unread } = useScans(sessionId, heard)
  const live = reading.kind === 'shown' ? reading.value : null
  const title = live ? `${live.session.gate} · ${live.session.title}` : '扫码验票'
  useEffect(() => {
    if (process.env.TARO_ENV === 'weapp') void Taro.setNavigationBarTitle({ title })
  }, [title])

  if (reading.kind === 'refused') {
    return (
      <PageShell title='扫码验票' plain>
        <Sorry {...sayRefusal(reading.refusal)} />
      </PageShell>
    )
  }
  const away = reading.kind === 'offline' || (reading.kind === 'shown' && reading.lost)
  const acts = <Acts again={answer.kind !== 'none'} onText={check} onNothing={unread} />
  return (
    <PageShell title={title} footer={acts} plain>
      {(away || unsent > 0) && (
        <Offline
          words={away ? '网络不好，数字可能不是最新的' : '网络不好，扫码先留在手机里'}
          side={unsent > 0 ? `没有上传 ${unsent}` : undefined}
        />
      )}
      <Panel answer={answer} session={live?.session ?? null} now={now} />
      {unsent > 0 && (
        <View className={styles.numbers}>
          <Button id='again' kind='ghost' busy={answer.kind === 'checking'} busyWord='正在上传…' onTap={again}>
            {`再试一次（${unsent} 个没有上传）`}
          </Button>
        </View>
      )}
      {live && (
        <Counts counts={latest(live.session.counts, answer.kind === 'answered' ? answer.result.counts : null)} />
      )}
      {reading.kind === 'loading' && (
        <View className={styles.numbers}>
          <Skeleton shape='list' />
        </View>
      )}
      {reading.kind === 'broken' && <Broken traceId={reading.traceId} onRetry={reload} />}
      {live && <History scans={live.scans} />}
    </PageShell>
  )
}

/** The numbers only grow: whichever answer has let in more people is the later one. */
const latest = (polled: GateCounts, answered: GateCounts | null) =>
  answered && answered.admitted > polled.admitted ? answered : polled

function Counts({ counts: { admitted, booked } }: { counts: GateCounts }) {
  return (
    <View className={styles.numbers}>
      <Figures few>
        <Figure id='admitted' place='below' value={admitted} label='已入场' />
        <Figure id='missing' place='below' value={Math.max(0, booked - admitted)} label='还没到' />
        <Figure id='booked' place='below' value={booked} label='已报名' />
      </Figures>
    </View>
  )
}
