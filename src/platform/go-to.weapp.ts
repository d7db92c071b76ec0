import Taro from '@tarojs/taro'

/** So much stays visible above it. */
const ABOVE_PX = 96

export function goTo(id: string): void {
  // WeChat refuses what is not on the page any more: then one stays where one is
  Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -ABOVE_PX, duration: 200 }).catch(() => undefined)
}
