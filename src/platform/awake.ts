/** Keeps the screen on while something is shown or looked at; the returned function lets it sleep again. */
export declare function keepAwake(): () => void
