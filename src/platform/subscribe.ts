/** What the person said to each template: taken, refused, blocked by WeChat, or left out by it. */
export type Answers = Record<string, 'accept' | 'reject' | 'ban' | 'filter'>

/**
 * Asks for one message each of at most five templates. WeChat only allows it inside a tap: call it before any await.
 * {} when it cannot be asked here (switched off, in the background, a plain browser). Never rejects.
 */
export declare function askSubscribe(tmplIds: readonly string[]): Promise<Answers>
