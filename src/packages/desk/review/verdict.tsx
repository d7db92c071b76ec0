import { View } from '@tarojs/components'
import { useState } from 'react'
import { Answer } from '@/components/answer'
import { Button } from '@/components/button'
import { Chip, Chips } from '@/components/chip'
import { Field } from '@/components/field'
import { Sheet } from '@/components/sheet'
import type { Refusal } from '../../../../types/refusal'
import styles from './index.module.scss'

type State =
  | { kind: 'idle' | 'sending' | 'done' | 'unknown' }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'broken'; traceId: string }

type Props = {
  /** Of the application; its buttons get `approve-<id>`, `send-back-<id>`. */
  id: string
  name: string
  wide: boolean
  state: State
  /** Why it cannot be approved yet; sending back is always possible. */
  blocked?: string
  reasons: readonly string[]
  onApprove: () => void
  onSendBack: (note: string) => void
  onRefresh: () => void
}

/** The clerk's two answers, what came back beside them, and the note a sent-back application needs. */
export function Verdict({ id, name, wide, state, blocked, reasons, onApprove, onSendBack, onRefresh }: Props) {
  const [asked, setAsked] = useState(false)
  const refresh = (
    <Button id={`refresh-${id}`} kind='ghost' size='small' onTap={onRefresh}>
      刷新列表
    </Button>
  )
  const busy = state.kind === 'sending'
  return (
    <View>
      <Answer id={`sorry-${id}`} to={state} where='审核列表' onLook={onRefresh} action={refresh} />
      {blocked && <View className={styles.blocked}>{blocked}</View>}
      <View className={styles.acts}>
        <Button
          id={`approve-${id}`}
          size='small'
          busy={busy}
          disabled={Boolean(blocked)}
          label={`通过，${name}`}
          grow={!wide}
          onTap={onApprove}
        >
          通过
        </Button>
        <Button
          id={`send-back-${id}`}
          kind='ghost'
          size='small'
          disabled={busy}
          label={`退回，${name}`}
          grow={!wide}
          onTap={() => setAsked(true)}
        >
          退回
        </Button>
      </View>
      {asked && (
        <SendBack
          name={name}
          reasons={reasons}
          onClose={() => setAsked(false)}
          onSend={(note) => {
            setAsked(false)
            onSendBack(note)
          }}
        />
      )}
    </View>
  )
}

type AskProps = { name: string; reasons: readonly string[]; onSend: (note: string) => void; onClose: () => void }

function SendBack({ name, reasons, onSend, onClose }: AskProps) {
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const send = () => {
    setTried(true)
    if (note.trim()) onSend(note.trim())
  }
  const add = (reason: string) => setNote((before) => (before.trim() ? `${before.trim()}；${reason}` : reason))
  return (
    <Sheet id='send-back' open title={`退回「${name}」`} confirm='退回' kind='stop' onConfirm={send} onClose={onClose}>
      <Field
        id='send-back-note'
        label='退回意见，对方会看到'
        lines='many'
        maxLength={200}
        value={note}
        onChange={setNote}
        placeholder='写清楚要改什么'
        error={tried && !note.trim() ? '请写清楚要改什么，对方才能改好' : undefined}
      />
      <Chips>
        {reasons.map((reason, place) => (
          <Chip key={reason} id={`reason-${place}`} onTap={() => add(reason)}>
            {reason}
          </Chip>
        ))}
      </Chips>
    </Sheet>
  )
}
