import type { PickedText } from './pick-text'
import { type Decode, readBytes } from './text-bytes'

const decode: Decode = (encoding, bytes) => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

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
  const read = readBytes(new Uint8Array(await file.arrayBuffer()), decode)
  return typeof read === 'string' ? read : { name: file.name, ...read }
}
