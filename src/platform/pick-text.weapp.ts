import Taro from '@tarojs/taro'
import type { PickedText } from './pick-text'
import { isSpreadsheet, readUtf16 } from './text-bytes'
import { whyNot } from './why-not'

/** WeChat reads UTF-8 only; what was saved in GBK comes with the sign for what cannot be read. */
const isReadable = (text: string) => !text.includes('\ufffd')

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
    const bytes = new Uint8Array(files.readFileSync(file.path) as ArrayBuffer)
    if (isSpreadsheet(bytes)) return 'spreadsheet'
    const text = readUtf16(bytes) ?? (files.readFileSync(file.path, 'utf8') as string)
    return isReadable(text) ? { name: file.name, text } : 'unreadable'
  } catch {
    return 'unreadable'
  }
}
