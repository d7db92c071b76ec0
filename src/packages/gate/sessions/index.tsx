import '../refusals'
import { View } from '@tarojs/components'
import { Fragment } from 'react'
import { useRead } from '@/api/use-read'
import { waitingIn } from '@/domain/gate/queue'
import { useCell } from '@/platform/cell'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Heading } from '@/ui/heading'
import { Notice } from '@/ui/notice'
import { PageShell } from '@/ui/page-shell'
import { Reading } from '@/ui/reading'
import * as gate from '../../../../types/calls/gate'
import { GATE_SESSIONS_MOST } from '../../../../types/gate'
import { openClaim } from '../open'
import { useDuty } from '../phone/duty'
import { queue } from '../phone/queue'
import { Stuck } from '../scan/link-bar'
import { groupsOf } from './groups'
import styles from './index.module.scss'
import { SessionCard } from './session-card'

/** Where this phone may scan: today's gates first, each opening and closing by itself; what still waits goes out from here too. */
export default function GateSessions() {
  useDuty(null)
  const { reading, reload, now } = useRead(gate.sessions, {}, { keep: true, every: 30_000 })
  const waiting = waitingIn(useCell(queue)).length
  const claim = (
    <Button id='claim' kind='ghost' grow onTap={openClaim}>
      输入验票码
    </Button>
  )
  return (
    <PageShell title='选择场次' footer={claim} plain>
      {waiting > 0 && (
        <View className={styles.claim}>
          <Notice id='still' tone='info' title={`还有 ${waiting} 条扫码没有上传`}>
            有网络时会自动上传，请先不要关掉小程序
          </Notice>
        </View>
      )}
      <Stuck />
      <Reading of={reading} shape='list' onRetry={reload}>
        {(sessions) =>
          sessions.length === 0 ? (
            <Empty
              icon='scan'
              title='还没有安排您验票'
              next='请向本场负责人要 8 位验票码，在下面输入。已是验票员请刷新。'
              action={{ id: 'reload', word: '刷新看看', onTap: reload }}
            />
          ) : (
            <>
              {groupsOf(sessions, now).map((group) => (
                <Fragment key={group.key}>
                  <Heading side={`${group.sessions.length} 场`}>{group.word}</Heading>
                  {group.sessions.map((session) => (
                    <SessionCard key={session.sessionId} session={session} now={now} />
                  ))}
                </Fragment>
              ))}
              {sessions.length >= GATE_SESSIONS_MOST && (
                <View className={styles.claim}>先列最近的 {GATE_SESSIONS_MOST} 场，后面的到时候会出现</View>
              )}
            </>
          )
        }
      </Reading>
    </PageShell>
  )
}
