import type { PickedText } from './pick-text'
import { isSpreadsheet, readUtf16 } from './text-bytes'

const decodeAs = (encoding: string, bytes: ArrayBuffer): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Sheets in China are often saved in GB 18030 (GB 18030-2022); what is neither UTF-16 nor UTF-8 is read as that. */
const decode = (bytes: ArrayBuffer) =>
  readUtf16(new Uint8Array(bytes)) ?? decodeAs('utf-8', bytes) ?? decodeAs('gb18030', bytes)

const choose = (): Promise<File | null> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.csv,.txt,.xlsx,.xls,text/csv,text/plain'
    input.id = 'pick-text'
    input.style.display = 'none'
    input.addEventListener('change', () => {
      resolve(input.files?.[0] ?? null)
      input.remove()
    })
    input.addEventListener('cancel', () => {
      resolve(null)
      input.remove()
    })
    document.body.append(input)
    input.click()
  })

export async function pickText(bytesMost: number): Promise<PickedText> {
  const file = await choose()
  if (!file) return null
  if (file.size > bytesMost) return 'tooLarge'
  const bytes = await file.arrayBuffer()
  if (isSpreadsheet(new Uint8Array(bytes))) return 'spreadsheet'
  const text = decode(bytes)
  return text === null ? 'unreadable' : { name: file.name, text }
}
