import type { Tone } from './chime'

type Param = { value: number; setValueAtTime(value: number, at: number): unknown }
type Node = { connect(to: unknown): unknown }

/** As much of Web Audio as both WeChat and browsers have. */
export type Sound = {
  currentTime: number
  destination: unknown
  createOscillator(): Node & { frequency: Param; type: string; start(at: number): void; stop(at: number): void }
  createGain(): Node & { gain: Param }
}

/** Plays tones on a sound context; what it cannot play stays silent. */
export const playTones = (sound: Sound, tones: readonly Tone[]): void => {
  for (const { hz, at, ms, harsh } of tones) {
    const from = sound.currentTime + at / 1000
    const voice = sound.createOscillator()
    const loudness = sound.createGain()
    voice.type = harsh ? 'square' : 'sine'
    voice.frequency.value = hz
    loudness.gain.value = harsh ? 0.25 : 0.6
    voice.connect(loudness)
    loudness.connect(sound.destination)
    voice.start(from)
    voice.stop(from + ms / 1000)
  }
}
