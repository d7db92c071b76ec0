import Taro from '@tarojs/taro'
import { CANVAS_ID } from './canvas-id'
import type { Brush, Picture, Saved } from './files'
import { whyNot } from './why-not'

const unsaved = (fault: unknown): Saved => {
  const why = whyNot(fault)
  return why === 'undeclared' ? 'failed' : why
}

const load = (canvas: Taro.Canvas, png: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const image = canvas.createImage()
    image.onload = () => resolve(image)
    image.onerror = reject
    image.src = `data:image/png;base64,${png}`
  })

const canvasOfPage = (): Promise<Taro.Canvas> =>
  new Promise((resolve, reject) => {
    Taro.createSelectorQuery()
      .select(`#${CANVAS_ID}`)
      .node()
      .exec(([found]: ({ node?: Taro.Canvas } | null)[]) => {
        if (found?.node) resolve(found.node)
        else reject(new Error('the page has no canvas'))
      })
  })

/** At its own size: WeChat else makes it as many times larger as the screen is dense. */
async function fileOf(canvas: Taro.Canvas, width: number, height: number): Promise<string> {
  try {
    const size = { x: 0, y: 0, width, height, destWidth: width, destHeight: height }
    return (await Taro.canvasToTempFilePath({ canvas, ...size, fileType: 'png' })).tempFilePath
  } catch {
    // WeChat on a Mac exports no canvas to a file, but gives its bytes
    const filePath = `${Taro.env.USER_DATA_PATH}/picture.png`
    const bytes = canvas.toDataURL('image/png', 1).split(',')[1] ?? ''
    Taro.getFileSystemManager().writeFileSync(filePath, bytes, 'base64')
    return filePath
  }
}

export async function savePicture({ width, height, images = [], paint }: Picture): Promise<Saved> {
  try {
    const canvas = await canvasOfPage()
    canvas.width = width
    canvas.height = height
    const loaded = await Promise.all(images.map((png) => load(canvas, png)))
    paint(canvas.getContext('2d') as Brush, loaded)
    await Taro.saveImageToPhotosAlbum({ filePath: await fileOf(canvas, width, height) })
    return 'saved'
  } catch (fault) {
    return unsaved(fault)
  }
}

/** WeChat on a computer has a disk; typings of this version do not know it yet. */
type OnComputer = {
  saveFileToDisk?: (wish: { filePath: string; success: () => void; fail: (f: unknown) => void }) => void
}

export async function saveText(name: string, text: string): Promise<Saved> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  try {
    Taro.getFileSystemManager().writeFileSync(filePath, text, 'utf8')
    const { saveFileToDisk } = Taro as unknown as OnComputer
    if (Taro.getDeviceInfo().platform !== 'ios' && Taro.getDeviceInfo().platform !== 'android' && saveFileToDisk)
      await new Promise<void>((success, fail) => saveFileToDisk({ filePath, success, fail }))
    else await Taro.shareFileMessage({ filePath, fileName: name })
    return 'saved'
  } catch (fault) {
    return unsaved(fault)
  }
}
