import Taro, { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'

/** The shell's dark grounds, as WeChat's own bar needs them; `page` is the window's own colour of app.config. */
const colours = { page: '#F4F6F5', ticket: '#08503F', copper: '#7C3A10', jade: '#08503F' }

export type Ground = keyof typeof colours

const isNative = process.env.TARO_ENV === 'weapp'

/**
 * Names and colours WeChat's own bar as the page under it, and names a browser's tab: what stands there may depend on
 * what the page shows. A page that lies under another leaves the bar alone until it is seen again.
 */
export function useBar(title: string, ground: Ground): void {
  const shown = useRef(true)
  const drawn = useRef<Ground>('page')
  const draw = () => {
    // a page that is left meanwhile has no bar any more: WeChat refuses, and nobody would see it
    void Taro.setNavigationBarTitle({ title })?.catch(() => undefined)
    if (!isNative || drawn.current === ground) return
    drawn.current = ground
    const frontColor = ground === 'page' ? '#000000' : '#ffffff'
    void Taro.setNavigationBarColor({ frontColor, backgroundColor: colours[ground] }).catch(() => undefined)
  }
  useDidShow(() => {
    shown.current = true
    draw()
  })
  useDidHide(() => {
    shown.current = false
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again when what it says changes
  useEffect(() => {
    if (shown.current) draw()
  }, [title, ground])
}
