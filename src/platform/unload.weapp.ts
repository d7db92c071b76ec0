import Taro from '@tarojs/taro'

/** The bar's arrow, the gesture and Android's key all ask; older WeChat knows no such thing. */
export function askBeforeUnload(question: string): () => void {
  if (!Taro.canIUse('enableAlertBeforeUnload')) return () => undefined
  Taro.enableAlertBeforeUnload({ message: question })
  return () => Taro.disableAlertBeforeUnload()
}
