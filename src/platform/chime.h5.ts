import type { Tone } from './chime'
import { playTones, type Sound } from './play-tones'

let context: AudioContext | null = null

export function wakeChime(): void {
  try {
    context ??= new AudioContext()
    void context.resume().catch(() => undefined)
  } catch {
    context = null
  }
}

export function chime(tones: readonly Tone[]): void {
  try {
    if (context?.state === 'running') playTones(context as unknown as Sound, tones)
  } catch {
    // the answer is still seen and felt
  }
}
