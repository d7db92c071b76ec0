import { Image, View } from '@tarojs/components'
import { useMemo } from 'react'
import { aria } from '../aria'
import { qrPicture } from './draw'
import styles from './index.module.scss'

type Props = {
  text: string
  /** What it is for: 入场码，退役军人专场招聘会. */
  label: string
  /** Edge in px, the white around it included; less where there is less room. */
  size?: number
  id?: string
}

/** A QR code on white, drawn on the device: it needs no network. */
export function QrCode({ text, label, size = 296, id = 'qr' }: Props) {
  const picture = useMemo(() => qrPicture(text), [text])
  const spoken = process.env.TARO_ENV === 'h5' ? { nativeProps: { alt: label } } : aria({ role: 'img', label })
  const edge = { width: `${size}px`, maxWidth: '100%', height: `${size}px` }
  return (
    <View className={styles.ground}>
      <Image id={id} src={picture} mode='scaleToFill' className={styles.code} style={edge} {...spoken} />
    </View>
  )
}
