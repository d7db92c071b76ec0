import { useState } from 'react'
import { useEnter } from '@/platform/enter'
import { Field } from '@/ui/field'
import { Sheet } from '@/ui/sheet'

type Props = { onText: (text: string) => unknown; onClose: () => void }

/** Where no camera is: the text of the code, pasted. */
export function PasteCode({ onText, onClose }: Props) {
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const send = () => {
    if (!text.trim()) return setMissing(true)
    void onText(text.trim())
    onClose()
  }
  useEnter('pasted', send)
  return (
    <Sheet id='pasted' open title='粘贴签到码' confirm='签到' close='返回' onConfirm={send} onClose={onClose}>
      <Field
        id='code-text'
        label='签到码里的文字'
        value={text}
        onChange={setText}
        lines='many'
        maxLength={4096}
        error={missing && !text.trim() ? '请先粘贴签到码内容' : undefined}
      />
    </Sheet>
  )
}
