/** Fills the whole screen with the page, where the browser can; must be asked inside a tap. False where it cannot. */
export declare function fillScreen(): Promise<boolean>

/** Keeps the screen from going dark while the page is looked at; call the answer to let it go again. */
export declare function stayAwake(): () => void
