export const openGuidelines: (() => void) | null = null
