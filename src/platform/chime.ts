/** One tone: how high (Hz), from when and how long (ms after the start), soft as a bell or harsh as a buzzer. */
export type Tone = { hz: number; at: number; ms: number; harsh?: boolean }

/** Readies the sound; browsers only allow it inside a tap. Nothing happens where there is none. */
export declare function wakeChime(): void
/** Plays tones; a phone that cannot is silent. Never throws, never waits. */
export declare function chime(tones: readonly Tone[]): void
