import '../refusals'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useRead } from '@/api/use-read'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Reading } from '@/ui/reading'
import { TabRow } from '@/ui/tab-row'
import * as gate from '../../../../types/calls/gate-desk'
import type { SessionId } from '../../../../types/core'
import type { GateBoard } from '../../../../types/door'
import { DeskFrame } from '../frame'
import { SessionLine } from '../session-line'
import { useDesk } from '../use-desk'
import { useTick } from '../use-tick'
import { BoardFigures } from './figures'
import styles from './index.module.scss'
import { Part, type PartProps, type Tab } from './parts'

/** While people come the board is asked this often; two statements each time, whatever the table holds. */
const EVERY = 5_000

/** The gate of one session as it goes: figures, chart, gates, phones, the hall, and what has to be looked at. */
export default function DeskBoard() {
  const sessionId = (useRouter().params.sessionId ?? '') as SessionId
  const { reading, reload } = useRead(gate.board, { sessionId }, { every: EVERY })
  const { today } = useDesk()
  const [said, setSaid] = useState<string | null>(null)
  const now = useTick(1_000)
  const board = reading.kind === 'shown' ? reading.value : null
  const change = (word: string) => {
    setSaid(word)
    void reload()
  }
  return (
    <DeskFrame
      title='入场实况'
      heading={board?.session.title ?? '入场实况'}
      at={today?.gate?.sessionId === sessionId ? 'gate' : null}
      today={today}
      side={<Doors sessionId={sessionId} />}
    >
      {(wide) => (
        <Reading of={reading} shape='table' onRetry={reload}>
          {(shown) => (
            <>
              <SessionLine session={shown.session} now={now} />
              {shown.session.cancelled && <Notice id='cancelled' tone='stop' title='本场已取消，不再入场' />}
              {said && <Notice id='changed' tone='go' title={said} />}
              <BoardFigures board={shown} now={now} />
              {wide ? (
                <Wide board={shown} now={now} wide onChange={change} />
              ) : (
                <Narrow board={shown} now={now} wide={false} onChange={change} />
              )}
            </>
          )}
        </Reading>
      )}
    </DeskFrame>
  )
}

const open = (path: string) => void Taro.navigateTo({ url: `/packages/desk/${path}` })

function Doors({ sessionId }: { sessionId: SessionId }) {
  return (
    <View className={styles.doors}>
      <Button id='open-wall' kind='ghost' size='small' onTap={() => open(`wall/index?sessionId=${sessionId}`)}>
        大屏
      </Button>
      <Button id='open-report' kind='ghost' size='small' onTap={() => open(`report/index?sessionId=${sessionId}`)}>
        报告
      </Button>
    </View>
  )
}

/** What waits for the clerk stands first beside the flow; with nothing waiting the phones do. */
function Wide(props: PartProps) {
  const { conflictsOpen, hall } = props.board
  const isWaiting = conflictsOpen > 0 || hall.people.length > 0
  return (
    <View className={styles.columns}>
      <View className={styles.main}>
        <Part tab='flow' {...props} />
        <Part tab='who' {...props} />
      </View>
      <View className={styles.aside}>
        {isWaiting && <Part tab='todo' {...props} />}
        <Part tab='phones' {...props} />
        {!isWaiting && <Part tab='todo' {...props} />}
        <Part tab='settings' {...props} />
      </View>
    </View>
  )
}

/** On a phone one thing at a time; what waits for the clerk is counted on its tab. */
function Narrow(props: PartProps) {
  const [at, setAt] = useState<Tab>('flow')
  const { board } = props
  return (
    <>
      <View className={styles.tabs}>
        <TabRow id='board' label='看哪一样' at={at} onTap={setAt} tabs={tabsOf(board)} />
      </View>
      <Part tab={at} {...props} />
    </>
  )
}

const tabsOf = ({ conflictsOpen, hall, devices }: GateBoard) => [
  { key: 'flow' as const, word: '人流' },
  { key: 'todo' as const, word: '待办', count: conflictsOpen + (hall.releasedAt ? hall.people.length : 0) },
  { key: 'phones' as const, word: '手机', count: devices.length },
  { key: 'who' as const, word: '到场人员' },
  { key: 'settings' as const, word: '设置' },
]
