/** What a friend sees; `path` is a page of ours with its query, starting with a slash. */
export type Card = { title: string; path: string }

/** Shares through the browser's own sheet, or copies the link; on WeChat the page's share handler and menu do it. */
export declare function share(card: Card): Promise<'shared' | 'copied' | 'failed'>
