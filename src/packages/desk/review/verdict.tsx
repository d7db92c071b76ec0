import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Chip, Chips } from '@/ui/chip'
import { Field } from '@/ui/field'
import { Sheet } from '@/ui/sheet'
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
  /** How many objections the screening has: approving all the same is asked for. */
  objections?: number
  reasons: readonly string[]
  onApprove: () => void
  onSendBack: (note: string) => void
  onRefresh: () => void
}

/** The clerk's two answers, what came back beside them, and the note a sent-back application needs. */
export function Verdict({ id, name, wide, state, blocked, objections = 0, onApprove, onRefresh, ...it }: Props) {
  const [asked, setAsked] = useState<'approve' | 'sendBack' | null>(null)
  const [note, setNote] = useState('')
  const close = () => setAsked(null)
  const refresh = (
    <Button id={`refresh-${id}`} kind='ghost' size='small' onTap={onRefresh}>
      刷新列表
    </Button>
  )
  const busy = state.kind === 'sending'
  const answer = <Answer id={`sorry-${id}`} to={state} where='审核列表' onLook={onRefresh} action={refresh} />
  return (
    <View>
      {!asked && answer}
      {blocked && <View className={styles.blocked}>{blocked}</View>}
      <View className={styles.acts}>
        <Button
          id={`approve-${id}`}
          size='small'
          busy={busy}
          disabled={Boolean(blocked)}
          label={`通过，${name}`}
          grow={!wide}
          onTap={objections > 0 ? () => setAsked('approve') : onApprove}
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
          onTap={() => setAsked('sendBack')}
        >
          退回
        </Button>
      </View>
      {asked === 'sendBack' && (
        <SendBack name={name} busy={busy} note={note} onWrite={setNote} onClose={close} answer={answer} {...it} />
      )}
      {asked === 'approve' && (
        <Insist objections={objections} busy={busy} onConfirm={onApprove} onClose={close} answer={answer} />
      )}
    </View>
  )
}

type AskProps = Pick<Props, 'reasons' | 'onSendBack'> & {
  name: string
  busy: boolean
  /** Kept by the card: nothing typed is lost when the answer is no, or the sheet is closed. */
  note: string
  onWrite: (note: string) => void
  answer: ReactNode
  onClose: () => void
}

function SendBack({ name, busy, note, onWrite, reasons, onSendBack, answer, onClose }: AskProps) {
  const [tried, setTried] = useState(false)
  const missing = tried && !note.trim()
  const send = () => {
    setTried(true)
    if (note.trim()) onSendBack(note.trim())
  }
  const add = (reason: string) => onWrite(note.trim() ? `${note.trim()}；${reason}` : reason)
  return (
    <Sheet
      id='send-back'
      open
      title={`退回“${name}”`}
      confirm='退回'
      kind='stop'
      busy={busy}
      onConfirm={send}
      onClose={onClose}
    >
      <Field
        id='send-back-note'
        label='退回意见（单位可见）'
        lines='many'
        maxLength={200}
        value={note}
        onChange={onWrite}
        placeholder='写清楚要改什么'
        error={missing ? '请写清需要修改的内容' : undefined}
      />
      <Chips>
        {reasons.map((reason, place) => (
          <Chip key={reason} id={`reason-${place}`} onTap={() => add(reason)}>
            {reason}
          </Chip>
        ))}
      </Chips>
      {tried && answer}
    </Sheet>
  )
}

type InsistProps = { objections: number; busy: boolean; answer: ReactNode; onConfirm: () => void; onClose: () => void }

/** Approving what the screening objects to takes a second yes. */
function Insist({ objections, busy, answer, onConfirm, onClose }: InsistProps) {
  const [tried, setTried] = useState(false)
  const confirm = () => {
    setTried(true)
    onConfirm()
  }
  return (
    <Sheet
      id='insisting'
      open
      title={`有 ${objections} 处不合规的说法，仍要通过？`}
      confirm='仍要通过'
      kind='stop'
      close='再看看'
      busy={busy}
      onConfirm={confirm}
      onClose={onClose}
    >
      通过后求职者马上能看到。需要修改请点“退回”并写明。
      {tried && answer}
    </Sheet>
  )
}
