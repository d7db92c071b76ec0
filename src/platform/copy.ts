import Taro from '@tarojs/taro'

/** Puts a text on the clipboard, inside a tap. WeChat says so itself; false when the phone does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text })
    return true
  } catch {
    return false
  }
}
