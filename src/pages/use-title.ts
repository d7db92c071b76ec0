import Taro from '@tarojs/taro'
import { useEffect } from 'react'

/** Names the page in WeChat's own bar when its state decides the name; on h5 the page shell draws the bar itself. */
export const useTitle = (title: string): void =>
  useEffect(() => {
    if (process.env.TARO_ENV === 'weapp') void nameBar(title)
  }, [title])

const nameBar = async (title: string) => {
  try {
    await Taro.setNavigationBarTitle({ title })
  } catch {
    // the bar keeps the name of the page's own config
  }
}
