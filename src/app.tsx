import { useDidShow, useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { startTransport } from '@/platform/transport'
import { tellOpened } from './pages/opened'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => startTransport())
  useDidShow((options) => tellOpened(options?.query))
  return children
}
