import Taro from '@tarojs/taro'
import type { PickedText } from './pick-text'
import { readBytes } from './text-bytes'
import { whyNot } from './why-not'

export async function pickText(bytesMost: number): Promise<PickedText> {
  const chosen = await Taro.chooseMessageFile({
    count: 1,
    type: 'file',
    extension: ['csv', 'txt', 'xlsx', 'xls'],
  }).catch(whyNot)
  // whoever closes it wanted nothing; whatever else stops it, pasting is left
  if (typeof chosen === 'string') return chosen === 'cancelled' ? null : 'undeclared'
  const file = chosen.tempFiles[0]
  if (!file) return null
  if (file.size > bytesMost) return 'tooLarge'
  try {
    const files = Taro.getFileSystemManager()
    const read = readBytes(new Uint8Array(files.readFileSync(file.path) as ArrayBuffer), (encoding) => {
      // WeChat reads UTF-8 only; what was saved in GB 18030 comes with the sign for what cannot be read
      const text = encoding === 'utf-8' ? (files.readFileSync(file.path, 'utf8') as string) : '\ufffd'
      return text.includes('\ufffd') ? null : text
    })
    return typeof read === 'string' ? read : { name: file.name, ...read }
  } catch {
    return 'unreadable'
  }
}
