import Taro from '@tarojs/taro'

/** From base library 2.32.3 on. */
export const openGuidelines: (() => void) | null = Taro.canIUse('openPrivacyContract')
  ? () => Taro.openPrivacyContract({ fail: () => null })
  : null
