import Taro from '@tarojs/taro'
import type { Card } from './share'

export async function share(_card: Card): Promise<'shared' | 'copied' | 'failed'> {
  try {
    await Taro.showShareMenu({})
    return 'shared'
  } catch {
    return 'failed'
  }
}
