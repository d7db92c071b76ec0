import Taro from '@tarojs/taro'
import type { Brush, Picture } from './files'

const isDenied = (fault: unknown) => /auth|deny|cancel/.test(String((fault as { errMsg?: string })?.errMsg))

const load = (canvas: Taro.Canvas, png: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const image = canvas.createImage()
    image.onload = () => resolve(image)
    image.onerror = reject
    image.src = `data:image/png;base64,${png}`
  })

export async function savePicture({
  width,
  height,
  images = [],
  paint,
}: Picture): Promise<'saved' | 'denied' | 'failed'> {
  try {
    const canvas = Taro.createOffscreenCanvas({ type: '2d', width, height }) as unknown as Taro.Canvas
    const loaded = await Promise.all(images.map((png) => load(canvas, png)))
    paint(canvas.getContext('2d') as Brush, loaded)
    const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas, fileType: 'png' })
    await Taro.saveImageToPhotosAlbum({ filePath: tempFilePath })
    return 'saved'
  } catch (fault) {
    return isDenied(fault) ? 'denied' : 'failed'
  }
}

/** WeChat on a computer has a disk; typings of this version do not know it yet. */
type OnComputer = {
  saveFileToDisk?: (wish: { filePath: string; success: () => void; fail: (f: unknown) => void }) => void
}

export async function saveText(name: string, text: string): Promise<'saved' | 'denied' | 'failed'> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  try {
    Taro.getFileSystemManager().writeFileSync(filePath, text, 'utf8')
    const { saveFileToDisk } = Taro as unknown as OnComputer
    if (Taro.getDeviceInfo().platform !== 'ios' && Taro.getDeviceInfo().platform !== 'android' && saveFileToDisk)
      await new Promise<void>((success, fail) => saveFileToDisk({ filePath, success, fail }))
    else await Taro.shareFileMessage({ filePath, fileName: name })
    return 'saved'
  } catch (fault) {
    return isDenied(fault) ? 'denied' : 'failed'
  }
}
