/** What this device is called, for somebody who looks at a list of them; at most 40 characters. */
export declare function deviceName(): string
