import '../refusals'
import { View } from '@tarojs/components'
import { useDidShow, useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { useRead } from '@/api/use-read'
import { useCell } from '@/platform/cell'
import { Broken } from '@/ui/broken'
import { PageShell } from '@/ui/page-shell'
import { Skeleton } from '@/ui/skeleton'
import * as gate from '../../../../types/calls/gate'
import type { SessionId } from '../../../../types/core'
import { beat, standing, useDuty } from '../phone/duty'
import { link } from '../phone/link'
import { useSession } from '../phone/session'
import { Acts } from './acts'
import { Counts } from './counts'
import { feel } from './feel'
import { History } from './history'
import styles from './index.module.scss'
import { LinkBar } from './link-bar'
import { NoRight } from './no-right'
import { Panel } from './panel'
import { takeShown } from './shown'
import { useLook } from './use-look'
import { useScans } from './use-scans'
import { WaySwitch } from './way-switch'

/** The gate: scan, see in one glance, scan the next; with or without a network. */
export default function GateScan() {
  const sessionId = (useRouter().params.sessionId ?? '') as SessionId
  useDuty(sessionId)
  const offline = useCell(link).mode === 'offline'
  const heard = useCell(standing)
  const { reading, reload, now } = useRead(gate.live, { sessionId }, { every: offline ? 30_000 : 5_000 })
  const { answer, check, show } = useScans(sessionId, { onTone: feel, onAnswer: reload })
  const look = useLook(check)
  const live = reading.kind === 'shown' ? reading.value : null
  const session = useSession(sessionId, live?.session ?? null)
  const title = session ? `${session.gate} · ${session.title}` : '扫码验票'
  const isRefused = reading.kind === 'refused' && reading.refusal.code !== 'system.busy'
  useEffect(() => {
    if (isRefused) void beat(sessionId)
  }, [isRefused, sessionId])
  useDidShow(() => {
    const found = takeShown(sessionId)
    if (found) show(found)
  })

  const right = heard?.sessionId === sessionId && heard.right === 'revoked' ? heard : null
  if (right || isRefused) {
    return (
      <NoRight refusal={reading.kind === 'refused' ? reading.refusal : null} revokedAt={right?.revokedAt ?? null} />
    )
  }
  const scanned = answer.kind !== 'none'
  return (
    <PageShell
      title={title}
      footer={<Acts sessionId={sessionId} again={scanned} look={look} onNothing={() => show({ kind: 'unread' })} />}
      plain
    >
      <LinkBar sessionId={sessionId} />
      {session?.tracksExits && <WaySwitch way={look.way} onChange={look.turn} />}
      <Panel answer={answer} session={session} way={look.way} now={now} />
      {look.eye}
      {live && <Counts session={live.session} answer={answer} heard={heard} />}
      {reading.kind === 'loading' && (
        <View className={styles.numbers}>
          <Skeleton shape='list' />
        </View>
      )}
      {reading.kind === 'broken' && <Broken traceId={reading.traceId} onRetry={reload} />}
      <History sessionId={sessionId} scans={live?.scans ?? []} onUndone={reload} />
    </PageShell>
  )
}
