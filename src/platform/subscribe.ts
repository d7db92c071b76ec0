/** What the person said to each template, in WeChat's own words; a template it did not answer for is not there. */
export type Answers = Record<string, string>

/** What was said once for all: the main switch, and templates answered with 总是保持以上选择. */
export type SubscribeSetting = { mainSwitch: boolean; always: Record<string, 'accept' | 'reject' | 'ban'> }

/**
 * Asks for one message each of at most five templates. WeChat only allows it inside a tap: call it before any await.
 * {} when it cannot be asked here (switched off, in the background, a plain browser). Never rejects.
 */
export declare function askSubscribe(tmplIds: readonly string[]): Promise<Answers>

/** What WeChat remembers without asking; null when it does not tell. Never rejects. */
export declare function readSubscribeSetting(): Promise<SubscribeSetting | null>

/** Opens WeChat's own page of these choices, inside a tap. False where there is none. */
export declare function openSubscribeSetting(): Promise<boolean>
