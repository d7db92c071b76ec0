/** Brings the element with this id before the eyes; nothing happens when it is not on the page. */
export declare function goTo(id: string): void
