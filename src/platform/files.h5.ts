import type { Picture } from './files'
import { handOver } from './hand-over'

export async function savePicture({ name, width, height, paint }: Picture): Promise<'saved' | 'denied' | 'failed'> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const brush = canvas.getContext('2d')
  if (!brush) return 'failed'
  paint(brush)
  const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!file) return 'failed'
  handOver(file, `${name}.png`)
  return 'saved'
}
