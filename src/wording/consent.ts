/** How asking for a notice went; the states of `src/api/use-consent.ts`. */
type Asking = 'idle' | 'asking' | 'granted' | 'refused' | 'blocked' | 'unsaved'

/** One line under 提醒我. Said once, never asked again by us. */
export const sayAsking = (asking: Asking, credits: number): string | null => {
  const words: Record<Asking, string | null> = {
    idle: null,
    asking: null,
    granted: `好的，开始前用微信提醒您（还能提醒 ${credits} 次）`,
    refused: '没有开启。想开启时，点右上角“…”→ 设置 → 订阅消息',
    blocked: '微信没有弹出询问。请点右上角“…”→ 设置 → 订阅消息，打开后再点一次',
    unsaved: '网络断了，没有记上。请再点一次',
  }
  return words[asking]
}
