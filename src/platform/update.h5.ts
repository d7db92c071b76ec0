export const watchUpdates = (): void => undefined
