import Taro from '@tarojs/taro'

export function watchUpdates(words: Taro.showModal.Option): void {
  try {
    const manager = Taro.getUpdateManager()
    manager.onUpdateReady(async () => {
      if ((await Taro.showModal(words)).confirm) manager.applyUpdate()
    })
  } catch {
    // the next cold start takes it
  }
}
