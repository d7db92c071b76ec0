import { View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { watchCodes } from '@/platform/scan'
import { aria } from '@/ui/aria'
import styles from './eye.module.scss'

type Props = { onText: (text: string) => void; onFail: () => void }

export function Eye({ onText, onFail }: Props) {
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef({ onText, onFail })
  told.current = { onText, onFail }
  useEffect(() => {
    if (!video.current) return
    return watchCodes(
      video.current,
      (text) => told.current.onText(text),
      () => told.current.onFail(),
    )
  }, [])
  return (
    <View className={styles.eye}>
      <video id='eye' ref={video} className={styles.view} muted playsInline {...aria({ label: '相机画面' })} />
      <View className={styles.frame} />
    </View>
  )
}
