import Taro, { useDidShow, useLaunch, usePageNotFound } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { startTransport } from '@/platform/transport'
import { watchUpdates } from '@/platform/update'
import { pathInstead } from './features/not-found'
import { tellOpened } from './features/notice/opened'
import { goHome } from './features/routes'
import './app.scss'

/** Not taken without a word: somebody may stand at a gate. */
const newer = {
  title: '有新版本',
  content: '更新只要几秒钟，也可以下次打开时再更新。',
  confirmText: '现在更新',
  cancelText: '下次',
}

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    startTransport()
    watchUpdates(newer)
  })
  useDidShow((options) => tellOpened(options?.query))
  usePageNotFound((lost) => {
    const instead = pathInstead(lost)
    if (instead) void Taro.redirectTo({ url: instead })
    else goHome()
  })
  return children
}
