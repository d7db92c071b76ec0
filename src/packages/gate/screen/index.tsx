import '../refusals'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { useRead } from '@/api/use-read'
import { sayTime } from '@/domain/time/calendar'
import { keepAwake } from '@/platform/awake'
import { aria } from '@/ui/aria'
import { Offline } from '@/ui/offline'
import { PageShell } from '@/ui/page-shell'
import { QrCode } from '@/ui/qr-code'
import { Reading } from '@/ui/reading'
import { Sorry } from '@/ui/sorry'
import * as gate from '../../../../types/calls/gate'
import type { Instant, SessionId } from '../../../../types/core'
import type { SelfCodes } from '../../../../types/gate'
import { codeAt, lastsUntil, type Shown } from './codes'
import styles from './index.module.scss'
import { useTick } from './use-tick'

const REFRESH_MS = 30_000
const LOOK_MS = 500

/** 签到码: the code on the trainer's phone or a screen, another every fifteen seconds, also through a gap of the network. */
export default function CheckInScreen() {
  const sessionId = (useRouter().params.sessionId ?? '') as SessionId
  const { reading, reload } = useRead(gate.selfCode, { sessionId }, { keep: true, every: REFRESH_MS })
  useEffect(() => keepAwake(), [])
  const now = useTick(LOOK_MS)
  const lost = reading.kind === 'shown' && reading.lost
  return (
    <PageShell title='签到码' ground='ticket' plain>
      {lost && <Offline words={`没有网络，签到码还能用到 ${sayTime(lastsUntil(reading.value))}`} />}
      <Reading of={reading} shape='ticket' onRetry={reload} quiet>
        {(stock) => <Code stock={stock} now={now} />}
      </Reading>
    </PageShell>
  )
}

function Code({ stock, now }: { stock: SelfCodes; now: Instant }) {
  const code = codeAt(stock, now)
  return (
    <>
      <View id='screen' className={styles.card}>
        <View className={styles.title} {...aria({ role: 'heading', level: 2 })}>
          {stock.title}
        </View>
        {code ? (
          <>
            <QrCode text={code.text} label={`签到码，${stock.title}`} size={edge()} />
            <Left code={code} now={now} />
          </>
        ) : (
          <View className={styles.none}>
            <Sorry
              id='stale'
              title='签到码要连一次网才能更新'
              next='请检查网络，联网后自动显示。着急请到入口扫入场码。'
            />
          </View>
        )}
      </View>
      <View className={styles.how}>
        <View>打开入场码，点“自助签到”扫码</View>
        <View className={styles.counts}>
          已签到 {stock.counts.admitted} 人，报名 {stock.counts.booked} 人
        </View>
      </View>
    </>
  )
}

/** How long this code is still shown. */
function Left({ code: { from, until }, now }: { code: Shown; now: Instant }) {
  const seconds = Math.max(1, Math.ceil((until - now) / 1000))
  const share = Math.max(0, Math.min(1, (until - now) / (until - from)))
  return (
    <View className={styles.left}>
      <View className={styles.track} {...aria({ hidden: true })}>
        <View className={styles.bar} style={{ width: `${Math.round(share * 100)}%` }} />
      </View>
      <View>{seconds} 秒后换新码，拍照转发没有用</View>
    </View>
  )
}

/** As large as the screen allows: a hall reads it from its seats. */
const edge = (): number => {
  try {
    const { windowWidth, windowHeight } = Taro.getWindowInfo()
    return Math.round(Math.max(240, Math.min(windowWidth - 80, windowHeight - 326, 544)))
  } catch {
    return 296
  }
}
