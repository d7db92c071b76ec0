import Taro from '@tarojs/taro'
import type { Brush, Picture } from './files'

const isDenied = (fault: unknown) => /auth|deny|cancel/.test(String((fault as { errMsg?: string })?.errMsg))

export async function savePicture({ width, height, paint }: Picture): Promise<'saved' | 'denied' | 'failed'> {
  try {
    const canvas = Taro.createOffscreenCanvas({ type: '2d', width, height }) as unknown as Taro.Canvas
    paint(canvas.getContext('2d') as Brush)
    const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas, fileType: 'png' })
    await Taro.saveImageToPhotosAlbum({ filePath: tempFilePath })
    return 'saved'
  } catch (fault) {
    return isDenied(fault) ? 'denied' : 'failed'
  }
}
