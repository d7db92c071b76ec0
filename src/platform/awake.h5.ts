/** A browser lets go of the screen whenever the page is hidden, so it is asked again when it is back. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null
  const take = async () => {
    try {
      if (document.visibilityState === 'visible') lock = await navigator.wakeLock.request('screen')
    } catch {
      lock = null
    }
  }
  void take()
  document.addEventListener('visibilitychange', take)
  return () => {
    document.removeEventListener('visibilitychange', take)
    void lock?.release().catch(() => undefined)
  }
}
