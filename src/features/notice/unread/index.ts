import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { useRead } from '@/api/use-read'
import { cell, useCell } from '@/platform/cell'
import * as notice from '../../../../types/calls/notice'

/** 我的 stands last on the tab bar. */
const MINE = 4
const MOST = 99
const MINUTE = 60_000

const count = cell(0)

/** How many notices nobody has looked at: on the tab bar and wherever a bell hangs. */
export function setUnread(unread: number): void {
  count.set(unread)
}

/** 99 and more is `99+`. */
export const sayUnread = (unread: number): string => (unread >= MOST ? `${MOST}+` : `${unread}`)

/** Only a tab page may draw on the tab bar; anywhere else WeChat refuses, and the next tab page draws it. */
const drawBadge = (unread: number): void => {
  const drawn =
    unread > 0 ? Taro.setTabBarBadge({ index: MINE, text: sayUnread(unread) }) : Taro.removeTabBarBadge({ index: MINE })
  void Promise.resolve(drawn).catch(() => undefined)
}

/** The number on the bell, kept fresh while a tab page is looked at. */
export function useUnread(): number {
  const { reading } = useRead(notice.unread, {}, { every: MINUTE })
  return useBadge(reading.kind === 'shown' ? reading.value.unread : null)
}

/** The same for a page whose own call brings the number; null while it is not known. */
export function useBadge(read: number | null): number {
  const unread = useCell(count)
  useEffect(() => {
    if (read !== null) setUnread(read)
  }, [read])
  useEffect(() => drawBadge(unread), [unread])
  return unread
}
