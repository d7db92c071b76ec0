/**
 * Watches every element of a class: `away` gives its height in px once it is more than a screen above or below what is
 * seen, null once it is near again. The returned function ends it; null where the phone cannot look.
 */
export declare function watchNear(name: string, away: (id: string, height: number | null) => void): (() => void) | null
