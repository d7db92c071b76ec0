/** Whether this device thinks it has a network, as far as it knows by now. */
export declare function isOnline(): Promise<boolean>
/** Calls back at each change; gives the way to stop. */
export declare function onOnline(listener: (online: boolean) => void): () => void
