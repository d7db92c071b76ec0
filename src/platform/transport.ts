/** Makes the cloud reachable; called once at launch. */
export declare function startTransport(): void
/**
 * Carries one call to the cloud function of a noun and brings its answer back, unparsed.
 * Rejects when no answer came (no network, 12 s passed, gateway down): the caller cannot know whether it ran.
 */
export declare function send(noun: string, event: { call: string; input: unknown }): Promise<unknown>
