/** Lets the phone or the browser ask before its own way back throws away what was typed; the returned function lets it go again. */
export declare function askBeforeUnload(question: string): () => void
