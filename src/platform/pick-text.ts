import type { NoText } from './text-bytes'

/** A text file somebody chose: its name and words, or why it is none (`undeclared`: this app may not choose files). */
export type PickedText = { name: string; text: string } | 'tooLarge' | 'undeclared' | NoText | null

/** Lets the person choose a text file: from the disk on h5, out of a chat in WeChat, which keeps no other files. */
export declare function pickText(bytesMost: number): Promise<PickedText>
