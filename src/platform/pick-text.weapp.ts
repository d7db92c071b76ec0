import Taro from '@tarojs/taro'
import type { PickedText } from './pick-text'

/** WeChat reads UTF-8 only; what was saved otherwise comes with the sign for what cannot be read. */
const isReadable = (text: string) => !text.includes('\ufffd')

export async function pickText(bytesMost: number): Promise<PickedText> {
  const chosen = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['csv', 'txt'] }).catch(() => null)
  const file = chosen?.tempFiles[0]
  if (!file) return null
  if (file.size > bytesMost) return 'tooLarge'
  try {
    const text = Taro.getFileSystemManager().readFileSync(file.path, 'utf8') as string
    return isReadable(text) ? { name: file.name, text } : 'unreadable'
  } catch {
    return 'unreadable'
  }
}
