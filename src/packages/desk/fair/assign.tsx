import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { sayDistrict } from '@/domain/region/district'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { join } from '@/ui/join'
import { PickerField } from '@/ui/picker-field'
import * as gateCalls from '../../../../types/calls/gate-desk'
import type { SessionId } from '../../../../types/core'
import { GATE_CANDIDATES_MOST, type GateCandidate } from '../../../../types/gate'
import { GateField } from './gate-field'
import styles from './index.module.scss'

type Props = {
  sessionId: SessionId
  candidates: readonly GateCandidate[]
  /** How many stand there already: the next gate's likely name. */
  standing: number
  wide: boolean
  onChange: () => void
}

/** Puts a helper at a gate of this session. */
export function Assign({ sessionId, candidates, standing, wide, onChange }: Props) {
  const assigning = useWrite(gateCalls.assign)
  const [staffId, setStaffId] = useState('')
  const [typed, setTyped] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const gate = typed ?? `入口 ${standing + 1}`
  const chosen = candidates.find((candidate) => candidate.staffId === staffId)
  if (candidates.length === 0) {
    return <View className={styles.none}>没有可指派的人员，可以改用“发验票码”。</View>
  }
  const assign = async () => {
    setTried(true)
    if (!chosen || !gate.trim()) return
    const outcome = await assigning.send({ sessionId, staffId: chosen.staffId, gate: gate.trim() })
    if (outcome.kind !== 'done') return
    setStaffId('')
    setTyped(null)
    setTried(false)
    onChange()
  }
  return (
    <View className={styles.assign}>
      <View className={join(styles.fields, wide && styles.side)}>
        <View className={styles.part}>
          {candidates.length >= GATE_CANDIDATES_MOST && (
            <View className={styles.none}>只列出前 {GATE_CANDIDATES_MOST} 位，没有要找的人，请用“发验票码”。</View>
          )}
          <PickerField
            id={`staff-${sessionId}`}
            label='指派验票员'
            placeholder='请选工作人员'
            value={staffId}
            onChange={setStaffId}
            options={candidates.map(({ staffId: value, name, district }) => ({
              value,
              word: `${name}（${sayDistrict(district)}）`,
            }))}
            error={tried && !chosen ? '请选一位工作人员' : undefined}
          />
        </View>
        <View className={styles.part}>
          <GateField id={`gate-${sessionId}`} value={gate} tried={tried} onChange={setTyped} />
        </View>
      </View>
      <Answer to={assigning.state} where='本场验票员' />
      <View className={styles.act}>
        <Button
          id={`assign-${sessionId}`}
          size='small'
          busy={assigning.state.kind === 'sending'}
          onTap={assign}
          grow={!wide}
        >
          指派
        </Button>
      </View>
    </View>
  )
}
