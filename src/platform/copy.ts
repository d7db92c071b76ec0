/** Puts a text on the clipboard, inside a tap. WeChat says so itself; false when it is not allowed here. */
export declare function copyText(text: string): Promise<boolean>
