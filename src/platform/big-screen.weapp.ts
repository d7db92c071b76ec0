import Taro from '@tarojs/taro'

export async function fillScreen(): Promise<boolean> {
  return false
}

const keep = async (keepScreenOn: boolean) => {
  try {
    await Taro.setKeepScreenOn({ keepScreenOn })
  } catch {
    // a screen that goes dark can be woken by hand
  }
}

export function stayAwake(): () => void {
  void keep(true)
  return () => void keep(false)
}
