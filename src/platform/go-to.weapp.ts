import Taro from '@tarojs/taro'

/** So much stays visible above it. */
const ABOVE_PX = 96

const rooms: ((id: string) => void)[] = []

/** WeChat's own scrolling of the page reaches into no scroll-view. */
export function scrollsItself(show: (id: string) => void): () => void {
  rooms.push(show)
  return () => {
    rooms.splice(rooms.indexOf(show), 1)
  }
}

export function goTo(id: string): void {
  const room = rooms.at(-1)
  if (room) room(id)
  // WeChat refuses what is not on the page any more: then one stays where one is
  else Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -ABOVE_PX, duration: 200 }).catch(() => undefined)
}
