import type { Picture, Saved } from './files'
import { handOver } from './hand-over'

const load = async (png: string): Promise<HTMLImageElement> => {
  const image = new Image()
  image.src = `data:image/png;base64,${png}`
  await image.decode()
  return image
}

const loadAll = async (pngs: readonly string[]): Promise<HTMLImageElement[] | null> => {
  try {
    return await Promise.all(pngs.map(load))
  } catch {
    return null
  }
}

export async function savePicture({ name, width, height, images = [], paint }: Picture): Promise<Saved> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const brush = canvas.getContext('2d')
  const loaded = await loadAll(images)
  if (!brush || !loaded) return 'failed'
  paint(brush, loaded)
  const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!file) return 'failed'
  handOver(file, `${name}.png`)
  return 'saved'
}

export async function saveText(name: string, text: string): Promise<Saved> {
  handOver(new Blob([text], { type: 'text/plain;charset=utf-8' }), name)
  return 'saved'
}
