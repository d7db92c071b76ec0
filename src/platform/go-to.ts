/** Brings the element with this id before the eyes; nothing happens when it is not on the page. */
export declare function goTo(id: string): void

/**
 * Said by what scrolls by itself over the page, while it is open: what one goes to then is in there, and `show` scrolls
 * to it. The returned function ends that.
 */
export declare function scrollsItself(show: (id: string) => void): () => void
