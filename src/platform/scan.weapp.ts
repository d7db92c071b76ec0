import Taro from '@tarojs/taro'

export const canReadPictures = false

export function canUseCamera(): Promise<boolean> {
  return Promise.resolve(true)
}

/** WeChat's scanner also takes a picture from the album. */
export async function scanCode(): Promise<string | null> {
  try {
    return (await Taro.scanCode({ onlyFromCamera: false, scanType: ['qrCode'] })).result || null
  } catch {
    return null
  }
}

export function readCodeFromPicture(): Promise<string | null> {
  return scanCode()
}

export function watchCodes(): () => void {
  return () => undefined
}
