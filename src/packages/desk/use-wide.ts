import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

/** From here on a table fits: PC WeChat's wide window, a browser on a desk. */
const WIDE = 900

const isWide = (): boolean => {
  try {
    return Taro.getWindowInfo().windowWidth >= WIDE
  } catch {
    return false
  }
}

/** Whether the window is wide enough for side navigation and tables; follows its resizing. */
export function useWide(): boolean {
  const [wide, setWide] = useState(isWide)
  useEffect(() => {
    const look = () => setWide(isWide())
    if (process.env.TARO_ENV === 'h5') {
      window.addEventListener('resize', look)
      return () => window.removeEventListener('resize', look)
    }
    if (!Taro.canIUse('onWindowResize')) return
    Taro.onWindowResize(look)
    return () => Taro.offWindowResize(look)
  }, [])
  return wide
}
