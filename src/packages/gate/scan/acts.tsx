import { View } from '@tarojs/components'
import { useState } from 'react'
import { useEnter } from '@/platform/enter'
import { canReadPictures, readCodeFromPicture } from '@/platform/scan'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Sheet } from '@/ui/sheet'
import type { SessionId } from '../../../../types/core'
import { openDoor } from '../open'
import styles from './index.module.scss'
import { useTypedCodes } from './use-keys'
import type { Look } from './use-look'

type Props = {
  sessionId: SessionId
  /** Something was scanned before: the button says to go on. */
  again: boolean
  look: Look
  /** A picture without a readable code. */
  onNothing: () => void
}

/** What is under the thumb: the camera, then people without a code. A browser may also take a picture or pasted text. */
export function Acts({ sessionId, again, look, onNothing }: Props) {
  const [pasting, setPasting] = useState(false)
  useTypedCodes(pasting ? null : look.read)
  const pick = async () => {
    const text = await readCodeFromPicture()
    if (text) look.read(text)
    else onNothing()
  }
  return (
    <View className={styles.acts}>
      <Main look={look} again={again} onPick={pick} />
      {canReadPictures && (
        <View className={styles.others}>
          {look.how !== 'none' && (
            <Button id='picture' kind='quiet' size='small' onTap={pick} grow>
              选图片
            </Button>
          )}
          <Button id='paste' kind='quiet' size='small' onTap={() => setPasting(true)} grow>
            粘贴码内容
          </Button>
        </View>
      )}
      <View className={styles.others}>
        <Button id='find' kind='ghost' onTap={() => openDoor('find', sessionId)} grow>
          按姓名查
        </Button>
        <Button id='walk-in' kind='ghost' onTap={() => openDoor('walk-in', sessionId)} grow>
          现场登记
        </Button>
      </View>
      {pasting && <Paste onText={look.read} onClose={() => setPasting(false)} />}
    </View>
  )
}

function Main({ look, again, onPick }: { look: Look; again: boolean; onPick: () => void }) {
  if (look.how === 'none')
    return (
      <Button id='picture' size='gate' icon='scan' onTap={onPick}>
        {again ? '继续，选图片' : '选图片扫码'}
      </Button>
    )
  if (look.how === 'eye')
    return (
      <Button id='rest' kind='quiet' size='small' onTap={look.close}>
        关掉相机歇一下
      </Button>
    )
  return (
    <Button id='scan' size='gate' icon='scan' onTap={look.open}>
      {again ? '继续扫码' : '开始扫码'}
    </Button>
  )
}

function Paste({ onText, onClose }: { onText: (text: string) => unknown; onClose: () => void }) {
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const send = () => {
    if (!text.trim()) return setMissing(true)
    onText(text.trim())
    onClose()
  }
  useEnter('pasted', send)
  return (
    <Sheet id='pasted' open title='粘贴码内容' confirm='验票' close='返回' onConfirm={send} onClose={onClose}>
      <Field
        id='code-text'
        label='入场码里的文字'
        value={text}
        onChange={setText}
        lines='many'
        maxLength={4096}
        error={missing && !text.trim() ? '请先粘贴入场码内容' : undefined}
      />
    </Sheet>
  )
}
