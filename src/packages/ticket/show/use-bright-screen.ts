import Taro, { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { useRef } from 'react'

/** Full brightness while the code is shown, and what it was before afterwards; browsers have no say in it. */
export function useBrightScreen(): void {
  const before = useRef<number | null>(null)
  const restore = () => {
    if (before.current === null) return
    Taro.setScreenBrightness({ value: before.current }).catch(() => null)
    before.current = null
  }
  useDidShow(() => {
    if (process.env.TARO_ENV !== 'weapp') return
    Taro.getScreenBrightness()
      .then(({ value }) => {
        before.current = value
        return Taro.setScreenBrightness({ value: 1 })
      })
      .catch(() => null)
  })
  useDidHide(restore)
  useUnload(restore)
}
