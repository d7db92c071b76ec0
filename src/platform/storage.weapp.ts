import Taro from '@tarojs/taro'

export function readStored<T>(key: string): T | null {
  try {
    const text: unknown = Taro.getStorageSync(key)
    return typeof text === 'string' && text !== '' ? (JSON.parse(text) as T) : null
  } catch {
    return null
  }
}

export function writeStored(key: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

export function forgetStored(key: string): void {
  try {
    Taro.removeStorageSync(key)
  } catch {
    // a device that cannot forget has nothing more to offer
  }
}

export function readText(key: string): string | null {
  try {
    const text: unknown = Taro.getStorageSync(key)
    return typeof text === 'string' && text !== '' ? text : null
  } catch {
    return null
  }
}

export function writeText(key: string, text: string): boolean {
  try {
    Taro.setStorageSync(key, text)
    return true
  } catch {
    return false
  }
}

export function storedKeys(start: string): string[] {
  try {
    return Taro.getStorageInfoSync().keys.filter((key) => key.startsWith(start))
  } catch {
    return []
  }
}
