import Taro from '@tarojs/taro'

/** So much stays visible above it. */
const ABOVE_PX = 96

export function goTo(id: string): void {
  Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -ABOVE_PX, duration: 200 }).catch(() => undefined)
}
