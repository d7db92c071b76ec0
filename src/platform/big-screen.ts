/** Fills the whole screen with the page, where the browser can; must be asked inside a tap. False where it cannot. */
export declare function fillScreen(): Promise<boolean>
