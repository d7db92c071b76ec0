/** Opens WeChat's own page with what the app has declared; null where there is none (a browser, an older WeChat). */
export declare const openGuidelines: (() => void) | null
