/** A text file somebody chose: its name and words, `unreadable` when they are in no encoding we know; null when none was chosen. */
export type PickedText = { name: string; text: string } | 'tooLarge' | 'unreadable' | null

/** Lets the person choose a text file: from the disk on h5, out of a chat in WeChat, which keeps no other files. */
export declare function pickText(bytesMost: number): Promise<PickedText>
