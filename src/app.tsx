import Taro, { useDidShow, useLaunch, usePageNotFound } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { startTransport } from '@/platform/transport'
import { pathInstead } from './pages/not-found'
import { tellOpened } from './pages/opened'
import { goHome } from './pages/routes'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => startTransport())
  useDidShow((options) => tellOpened(options?.query))
  usePageNotFound((lost) => {
    const instead = pathInstead(lost)
    if (instead) void Taro.redirectTo({ url: instead })
    else goHome()
  })
  return children
}
