import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { sayTime } from '@/domain/time/calendar'
import { Answer } from '@/ui/answer'
import { Chip, Chips } from '@/ui/chip'
import { Field } from '@/ui/field'
import { Sheet } from '@/ui/sheet'
import { sayScanShort } from '@/wording/scan'
import * as gate from '../../../../types/calls/gate'
import type { SessionId } from '../../../../types/core'
import type { ScanLine } from '../../../../types/gate'
import { freshenPack } from '../phone/pack'

const usual = ['扫错了人', '人没有入场', '重复扫了', '测试'] as const

type Props = { scan: ScanLine; sessionId: SessionId; onClose: () => void; onDone: () => void }

/** Taking a scan back needs a reason; the scan stays as evidence, the person may be scanned again. */
export function UndoSheet({ scan, sessionId, onClose, onDone }: Props) {
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const { state, send } = useWrite(gate.undo)
  const undo = async () => {
    if (!reason.trim()) return setMissing(true)
    const outcome = await send({ scanId: scan.scanId, reason: reason.trim() })
    if (outcome.kind !== 'done') return
    void freshenPack(sessionId)
    onDone()
  }
  const words = `${scan.name ? `${scan.name} ` : ''}${sayScanShort(scan.outcome)}，${scan.gate} ${sayTime(scan.at)}`
  return (
    <Sheet
      id='undo'
      open
      title='撤销这次扫码？'
      confirm='撤销'
      kind='stop'
      close='不撤销'
      busy={state.kind === 'sending'}
      onConfirm={undo}
      onClose={onClose}
    >
      {words}。撤销后本人要重新扫码才算入场；记录会留着，负责人看得到。
      <Chips>
        {usual.map((one, at) => (
          <Chip key={one} id={`reason-${at}`} selected={reason === one} onTap={() => setReason(one)}>
            {one}
          </Chip>
        ))}
      </Chips>
      <Field
        id='reason'
        label='为什么撤销'
        value={reason}
        maxLength={60}
        placeholder='点选上面的，或自己填写'
        onChange={setReason}
        error={missing && !reason.trim() ? '请写一个原因' : undefined}
      />
      <Answer to={state} where='刚才扫的' />
    </Sheet>
  )
}
