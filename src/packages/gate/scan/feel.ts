import Taro from '@tarojs/taro'
import type { Tone } from '@/domain/gate/gate'
import { chime, type Tone as Sound } from '@/platform/chime'

/** A bell for "let in", two knocks for "look", a long low buzz for "stop": told apart in a noisy yard without looking. */
const sounds: Record<Tone, readonly Sound[]> = {
  go: [
    { hz: 988, at: 0, ms: 90 },
    { hz: 1319, at: 90, ms: 180 },
  ],
  wait: [
    { hz: 523, at: 0, ms: 130 },
    { hz: 523, at: 220, ms: 130 },
  ],
  stop: [{ hz: 165, at: 0, ms: 650, harsh: true }],
}

const shake = (how: 'short' | 'long') => {
  try {
    const felt = how === 'short' ? Taro.vibrateShort({ type: 'medium' }) : Taro.vibrateLong()
    void Promise.resolve(felt).catch(() => undefined)
  } catch {
    // a phone that cannot shake still shows colour, shape and word, and sounds
  }
}

/** Says it to hand and ear: one short shake for "let in", a long one to look, two long ones to stop. Never the only sign. */
export const feel = (tone: Tone): void => {
  chime(sounds[tone])
  shake(tone === 'go' ? 'short' : 'long')
  if (tone === 'stop') setTimeout(() => shake('long'), 600)
}
