import Taro from '@tarojs/taro'

export function deviceName(): string {
  try {
    const { brand, model } = Taro.getDeviceInfo()
    const name = model.toLowerCase().startsWith(brand.toLowerCase()) ? model : `${brand} ${model}`
    return name.trim().slice(0, 40) || '手机'
  } catch {
    return '手机'
  }
}
