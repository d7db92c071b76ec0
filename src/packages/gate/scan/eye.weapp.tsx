import { Camera, View } from '@tarojs/components'
import { useState } from 'react'
import { Press } from '@/ui/press'
import styles from './eye.module.scss'

type Props = { onText: (text: string) => void; onFail: () => void }

export function Eye({ onText, onFail }: Props) {
  const [torch, setTorch] = useState(false)
  return (
    <View className={styles.eye}>
      <Camera
        id='eye'
        className={styles.view}
        mode='scanCode'
        devicePosition='back'
        flash={torch ? 'torch' : 'off'}
        onScanCode={(seen) => onText(String(seen.detail.result ?? ''))}
        onError={onFail}
      />
      <View className={styles.frame} />
      <Press
        id='torch'
        className={styles.torch}
        role='switch'
        about={{ checked: torch }}
        label='手电筒'
        onTap={() => setTorch(!torch)}
      >
        {torch ? '关手电' : '开手电'}
      </Press>
    </View>
  )
}
