import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { sayTime } from '@/domain/time/calendar'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/heading'
import { Tag } from '@/ui/tag'
import { conflictLabel } from '@/wording/door'
import * as gateCalls from '../../../../types/calls/gate-desk'
import type { SessionId } from '../../../../types/core'
import type { GateBoard, ScanConflict } from '../../../../types/door'
import styles from './index.module.scss'

type Props = { board: GateBoard; onChange: (said: string) => void }

/** What phones without a network let through or turned away against the truth: each is looked at once and noted. */
export function Conflicts({ board: { conflicts, conflictsOpen, session }, onChange }: Props) {
  return (
    <>
      <Heading side={conflictsOpen > 0 ? `${conflictsOpen} 条` : undefined}>待核对的离线扫码</Heading>
      {conflicts.length === 0 ? (
        <Card id='conflicts'>
          <View className={styles.quiet}>没有待核对的。离线放行与系统不一致的扫码会显示在这里。</View>
        </Card>
      ) : (
        <>
          {conflicts.map((conflict) => (
            <Conflict
              key={conflict.scanId}
              conflict={conflict}
              sessionId={session.sessionId}
              onSettled={() => onChange('已记下')}
            />
          ))}
          {conflicts.length < conflictsOpen && (
            <View className={styles.quiet}>先看这 {conflicts.length} 条，看过后面的会出来</View>
          )}
        </>
      )}
    </>
  )
}

type OneProps = { conflict: ScanConflict; sessionId: SessionId; onSettled: () => void }

function Conflict({ conflict, sessionId, onSettled }: OneProps) {
  const settling = useWrite(gateCalls.settle)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const { scanId } = conflict
  const { word, look } = conflictLabel[conflict.conflict]
  const settle = async () => {
    setTried(true)
    if (!note.trim()) return
    const outcome = await settling.send({ sessionId, scanId, note: note.trim() })
    if (outcome.kind === 'done') onSettled()
  }
  return (
    <Card id={`conflict-${scanId}`}>
      <View className={styles.line}>
        <View className={styles.strong}>{word}</View>
        <Tag tone='amber'>待核对</Tag>
      </View>
      <WhatHappened conflict={conflict} />
      <View className={styles.quiet}>{look}</View>
      <View className={styles.note}>
        <Field
          id={`note-${scanId}`}
          label='核对说明'
          placeholder='如：问过本人，是他出去又回来'
          maxLength={200}
          value={note}
          onChange={setNote}
          error={tried && !note.trim() ? '写一句怎么回事，以后查得到' : undefined}
        />
      </View>
      <Answer to={settling.state} where='待核对的离线扫码' />
      <Button id={`settle-${scanId}`} size='small' kind='ghost' busy={settling.state.kind === 'sending'} onTap={settle}>
        看过了
      </Button>
    </Card>
  )
}

/** Who, where and when, and what stands against it. */
export function WhatHappened({ conflict }: { conflict: ScanConflict }) {
  const { name, gate, helper, scannedAt, receivedAt, usedAt, usedGate } = conflict
  return (
    <View className={styles.happened}>
      {name ?? '持码人'}，{sayTime(scannedAt)} 在{gate}（{helper}），{sayTime(receivedAt)} 才传上来
      {usedAt !== null && `；计数的那次是 ${sayTime(usedAt)} ${usedGate ?? ''}`}
    </View>
  )
}
