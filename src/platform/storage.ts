/** What was stored under the key on this device, or null when there is nothing readable. */
export declare function readStored<T>(key: string): T | null
/** Stores a value as JSON; false when the device refuses (full, private mode). Never throws. */
export declare function writeStored(key: string, value: unknown): boolean
/** Forgets the key; nothing happens when it was not there. */
export declare function forgetStored(key: string): void
/** The text under the key as it lies there, or null; for what must stay readable even when it was cut or edited. */
export declare function readText(key: string): string | null
/** Stores a text as it is; false when the device refuses (full, private mode). Never throws. */
export declare function writeText(key: string, text: string): boolean
/** The keys stored on this device that start like this. */
export declare function storedKeys(start: string): string[]
