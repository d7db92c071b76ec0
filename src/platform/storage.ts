/** What was stored under the key on this device, or null when there is nothing readable. */
export declare function readStored<T>(key: string): T | null
/** Stores a value as JSON; false when the device refuses (full, private mode). Never throws. */
export declare function writeStored(key: string, value: unknown): boolean
/** Forgets the key; nothing happens when it was not there. */
export declare function forgetStored(key: string): void
