import Taro from '@tarojs/taro'

export function askPhoneNumber(): Promise<string | null> {
  return Promise.resolve(null)
}

export function dial(number: string): void {
  Taro.makePhoneCall({ phoneNumber: number }).catch(() => null)
}
