type Words = { title: string; content: string; confirmText: string; cancelText: string }

/** Asks with these words whether to take a newer version once WeChat has fetched it; a browser takes it by itself. */
export declare function watchUpdates(words: Words): void
