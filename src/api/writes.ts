let sent = 0

/** How many writes this phone has sent since it started. What was read at another count may be outdated by one. */
export const writesSent = (): number => sent

/** To be called when a write was answered, or not answered: it may have changed anything. */
export function countWrite(): void {
  sent += 1
}
