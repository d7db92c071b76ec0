import Taro from '@tarojs/taro'
import { useEffect } from 'react'

/** The page shell's dark grounds, as WeChat's own bar needs them. */
const colours = { copper: '#7C3A10', jade: '#08503F' }

/** Colours WeChat's navigation bar like the page under it; on h5 the page shell draws the bar itself. */
export const useBarColour = (ground: keyof typeof colours): void =>
  useEffect(() => {
    if (process.env.TARO_ENV !== 'weapp') return
    void colourBar(colours[ground])
  }, [ground])

const colourBar = async (backgroundColor: string) => {
  try {
    await Taro.setNavigationBarColor({ frontColor: '#ffffff', backgroundColor })
  } catch {
    // the bar keeps the colour of the page's own config
  }
}
