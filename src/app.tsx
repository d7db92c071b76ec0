import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { startTransport } from '@/platform/transport'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => startTransport())
  return children
}
