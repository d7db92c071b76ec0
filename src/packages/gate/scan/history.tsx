import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { isPassed, type Tone, toneOf } from '@/domain/gate/gate'
import { waitingIn } from '@/domain/gate/queue'
import { sayTime } from '@/domain/time/calendar'
import { useCell } from '@/platform/cell'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { Icon, type IconName } from '@/ui/icon'
import { join } from '@/ui/join'
import { Press } from '@/ui/press'
import { sayConflict, sayScanShort } from '@/wording/scan'
import type { SessionId } from '../../../../types/core'
import type { ScanLine, ScanOutcome } from '../../../../types/gate'
import { queue } from '../phone/queue'
import { clashes } from '../phone/upload'
import styles from './history.module.scss'
import { UndoSheet } from './undo-sheet'

const shapes: Record<Tone, IconName> = { go: 'check', wait: 'dot', stop: 'cross' }

type Props = { sessionId: SessionId; scans: readonly ScanLine[]; onUndone: () => void }

/** What still waits on this phone, what somebody has to look at, and the last scans at every gate, refused ones too. */
export function History({ sessionId, scans, onUndone }: Props) {
  const [undoing, setUndoing] = useState<ScanLine | null>(null)
  const ours = waitingIn(useCell(queue)).filter((scan) => scan.sessionId === sessionId && scan.said !== null)
  const found = useCell(clashes).filter((clash) => clash.sessionId === sessionId)
  const waiting = ours.slice(-20).reverse()
  const known = new Set<string>(ours.map(({ scanId }) => scanId))
  const lines = scans.filter(({ scanId }) => !known.has(scanId))
  return (
    <>
      {found.length > 0 && (
        <>
          <Heading side={`${found.length} 个，负责人也看得到`}>待核对</Heading>
          <Card id='clashes' pad='rows'>
            {[...found].reverse().map((clash) => (
              <View key={clash.scanId} id={`clash-${clash.scanId}`} className={styles.scan}>
                <Icon name='warning' size={20} className={join(styles.mark, styles.wait)} />
                <Text className={styles.said}>{sayConflict(clash.conflict)}</Text>
                <Text className={styles.when}>{sayTime(clash.at)}</Text>
              </View>
            ))}
          </Card>
        </>
      )}
      {waiting.length + lines.length > 0 && (
        <>
          <Heading side='全部入口'>最近扫码</Heading>
          <Card id='history' pad='rows'>
            {waiting.map(({ scanId, said, scannedAt }) => (
              <View key={scanId} id={`waits-${scanId}`} className={styles.scan}>
                <Mark outcome={said ?? 'damaged'} />
                <Text className={styles.said}>{sayScanShort(said ?? 'damaged')}</Text>
                <Text className={styles.when}>待上传 {sayTime(scannedAt)}</Text>
              </View>
            ))}
            {lines.map((scan) => (
              <Line key={scan.scanId} scan={scan} onUndo={() => setUndoing(scan)} />
            ))}
          </Card>
        </>
      )}
      {undoing && (
        <UndoSheet
          scan={undoing}
          sessionId={sessionId}
          onClose={() => setUndoing(null)}
          onDone={() => {
            setUndoing(null)
            onUndone()
          }}
        />
      )}
    </>
  )
}

function Mark({ outcome }: { outcome: ScanOutcome }) {
  const tone = toneOf(outcome)
  return <Icon name={shapes[tone]} size={20} className={join(styles.mark, styles[tone])} />
}

const extras = ({ undoneAt, how, conflict }: ScanLine) =>
  [undoneAt !== null && '已撤销', how === 'offline' && '离线', conflict !== null && '要核对'].filter(Boolean).join('，')

function Line({ scan, onUndo }: { scan: ScanLine; onUndo: () => void }) {
  const { scanId, outcome, name, gate, at, undoneAt } = scan
  const words = `${name ? `${name} ` : ''}${sayScanShort(outcome)}`
  const inside = (
    <>
      <Mark outcome={outcome} />
      <Text className={join(styles.said, undoneAt !== null && styles.undone)}>{words}</Text>
      {extras(scan) && <Text className={styles.extra}>{extras(scan)}</Text>}
      <Text className={styles.when}>
        {gate} {sayTime(at)}
      </Text>
    </>
  )
  if (!isPassed(outcome) || undoneAt !== null) {
    return (
      <View id={`scan-${scanId}`} className={styles.scan}>
        {inside}
      </View>
    )
  }
  return (
    <Press
      id={`scan-${scanId}`}
      className={styles.scan}
      label={`${words}，${gate} ${sayTime(at)}，撤销`}
      onTap={onUndo}
    >
      {inside}
      <Icon name='next' size={16} className={styles.more} />
    </Press>
  )
}
