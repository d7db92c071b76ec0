import Taro from '@tarojs/taro'

/** More than a finger's throw, so that nothing blank is seen. */
const MARGIN_PX = 1_200

type Seen = { id: string; intersectionRatio: number; boundingClientRect: { height: number } }

export function watchNear(name: string, away: (id: string, height: number | null) => void): (() => void) | null {
  try {
    const page = Taro.getCurrentInstance().page as never
    const observer = Taro.createIntersectionObserver(page, { observeAll: true })
    observer.relativeToViewport({ top: MARGIN_PX, bottom: MARGIN_PX }).observe(`.${name}`, (result) => {
      const { id, intersectionRatio, boundingClientRect } = result as unknown as Seen
      if (intersectionRatio > 0) away(id, null)
      else if (boundingClientRect.height > 0) away(id, boundingClientRect.height)
    })
    return () => observer.disconnect()
  } catch {
    return null
  }
}
