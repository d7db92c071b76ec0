import Taro from '@tarojs/taro'
import type { Place } from './location'

export function openMap({ lng, lat, name, address }: Place): void {
  Taro.openLocation({ longitude: lng, latitude: lat, name, address, scale: 16 }).catch(() => null)
}
