import Taro from '@tarojs/taro'
import type { Tone } from '@/domain/gate'

/** One short tap for "let in", a long one for anything else, so that the hand knows before the eye. Never the only sign. */
export const feel = (tone: Tone): void => {
  try {
    const felt = tone === 'go' ? Taro.vibrateShort({ type: 'medium' }) : Taro.vibrateLong()
    void Promise.resolve(felt).catch(() => undefined)
  } catch {
    // a phone that cannot shake still shows colour, shape and word
  }
}
