import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Sheet } from '@/components/sheet'
import { canReadPictures, canUseCamera, readCodeFromPicture, scanCode } from '@/platform/scan'
import styles from './index.module.scss'

type Props = {
  /** Something was scanned before: the button says to go on. */
  again: boolean
  onText: (text: string) => unknown
  /** A picture without a readable code. */
  onNothing: () => void
}

/** The ways to a code, the camera under the thumb; a browser may also take a picture or pasted text. */
export function Acts({ again, onText, onNothing }: Props) {
  const [camera, setCamera] = useState(!canReadPictures)
  const [pasting, setPasting] = useState(false)
  useEffect(() => void canUseCamera().then(setCamera), [])

  const scan = async () => {
    const text = await scanCode()
    if (text) onText(text)
  }
  const pick = async () => {
    const text = await readCodeFromPicture()
    if (text) onText(text)
    else onNothing()
  }
  const word = again ? '继续扫码' : '扫码'
  return (
    <View className={styles.acts}>
      {camera ? (
        <Button id='scan' size='gate' icon='scan' onTap={scan}>
          {word}
        </Button>
      ) : (
        <Button id='picture' size='gate' icon='scan' onTap={pick}>
          {again ? '继续，选图片' : '选图片扫码'}
        </Button>
      )}
      {canReadPictures && (
        <View className={styles.others}>
          {camera && (
            <Button id='picture' kind='ghost' onTap={pick} grow>
              选图片
            </Button>
          )}
          <Button id='paste' kind='ghost' onTap={() => setPasting(true)} grow>
            粘贴码文字
          </Button>
        </View>
      )}
      {pasting && <Paste onText={onText} onClose={() => setPasting(false)} />}
    </View>
  )
}

function Paste({ onText, onClose }: { onText: (text: string) => unknown; onClose: () => void }) {
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const send = () => {
    if (!text.trim()) return setMissing(true)
    onText(text)
    onClose()
  }
  return (
    <Sheet id='pasted' open title='粘贴码文字' confirm='验票' close='不验了' onConfirm={send} onClose={onClose}>
      <Field
        id='code-text'
        label='入场码里的文字'
        value={text}
        onChange={setText}
        lines='many'
        maxLength={4096}
        error={missing && !text.trim() ? '请先粘贴入场码里的文字' : undefined}
      />
    </Sheet>
  )
}
