import Taro from '@tarojs/taro'

const set = (keepScreenOn: boolean) => void Taro.setKeepScreenOn({ keepScreenOn }).catch(() => undefined)

export function keepAwake(): () => void {
  set(true)
  return () => set(false)
}
