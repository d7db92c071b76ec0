import Taro from '@tarojs/taro'
import type { Tone } from './chime'
import { playTones, type Sound } from './play-tones'

let context: Sound | null = null

/** WebAudioContext: base library 2.19.0; it plays with the ringer on silent only where the phone lets it. */
export function wakeChime(): void {
  try {
    context ??= Taro.createWebAudioContext() as unknown as Sound
  } catch {
    context = null
  }
}

export function chime(tones: readonly Tone[]): void {
  try {
    wakeChime()
    if (context) playTones(context, tones)
  } catch {
    // the answer is still seen and felt
  }
}
