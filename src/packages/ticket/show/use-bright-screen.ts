import Taro, { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { useRef } from 'react'

/** Full brightness while the code is shown, and what it was before afterwards; browsers have no say in it. */
export function useBrightScreen(): void {
  const before = useRef<number | null>(null)
  const restore = () => {
    if (before.current !== null) void setBrightness(before.current)
    before.current = null
  }
  useDidShow(async () => {
    if (process.env.TARO_ENV !== 'weapp') return
    before.current = await brightness()
    await setBrightness(1)
  })
  useDidHide(restore)
  useUnload(restore)
}

const brightness = async (): Promise<number | null> => {
  try {
    return (await Taro.getScreenBrightness()).value
  } catch {
    return null
  }
}

const setBrightness = async (value: number) => {
  try {
    await Taro.setScreenBrightness({ value })
  } catch {
    // the code is readable without
  }
}
